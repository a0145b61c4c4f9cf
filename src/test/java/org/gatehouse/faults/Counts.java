package org.gatehouse.faults;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.gatehouse.invitations.store.InvitationState;
import org.gatehouse.sandbox.Sandbox;

/** Counts with their names, printed as a table in the order in which they came. */
final class Counts {
  private static final String INVITE = "POST /v1.0/invitations";

  private final Map<String, Long> counts = new LinkedHashMap<>();

  Counts add(String name, long count) {
    counts.put(name, count);
    return this;
  }

  Counts addRuns(Collection<FlowRun> runs) {
    return add("intents", runs.size())
        .add("requests by callers", runs.stream().mapToLong(FlowRun::attempts).sum())
        .add("  of them repeats", runs.stream().mapToLong(run -> run.attempts() - 1).sum())
        .add("callers answered 201", count(runs, run -> run.receipt().isPresent()))
        .add("  of them replayed", count(runs, Counts::wasReplayed))
        .add("  of them with the sign-in link", count(runs, Counts::gotSignInLink))
        .add("callers who gave up", count(runs, run -> run.receipt().isEmpty()));
  }

  Counts addCalls(Sandbox sandbox) {
    return add("invitations called at Graph", sandbox.journal().count(INVITE))
        .add("  503", sandbox.journal().count(INVITE, 503))
        .add("  500", sandbox.journal().count(INVITE, 500))
        .add("  429", sandbox.journal().count(INVITE, 429))
        .add("  answer lost on the way", sandbox.journal().count(INVITE, 0))
        .add("guests looked up", sandbox.journal().count("GET /v1.0/users"))
        .add("guests", sandbox.directory().guestCount())
        .add("mails", sandbox.directory().mailCount());
  }

  Counts addLedger(Collection<LedgerRecord> store) {
    add("on record", store.size());
    for (InvitationState state : InvitationState.values()) {
      add("  " + state.word(), count(store, one -> one.state() == state));
    }
    return add("  taken up by recovery", count(store, one -> one.historySays("by recovery")))
        .add("  taken up by a repeat", count(store, one -> one.historySays("by a repeated")))
        .add("  found in the directory", count(store, one -> one.historySays("was found")));
  }

  private static boolean wasReplayed(FlowRun run) {
    return run.receipt().map(FlowRun.Receipt::replayed).orElse(false);
  }

  private static boolean gotSignInLink(FlowRun run) {
    return run.receipt()
        .map(FlowRun.Receipt::link)
        .filter(FailureScenario.SIGN_IN_LINK::equals)
        .isPresent();
  }

  private static <T> long count(Collection<T> all, Predicate<T> counted) {
    return all.stream().filter(counted).count();
  }

  @Override
  public String toString() {
    return counts.entrySet().stream()
        .map(count -> "%8d  %s".formatted(count.getValue(), count.getKey()))
        .collect(Collectors.joining("\n", "\n", "\n"));
  }
}
