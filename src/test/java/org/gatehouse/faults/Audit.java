package org.gatehouse.faults;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.invitations.store.InvitationState;
import org.gatehouse.sandbox.Guest;

/**
 * Holds three accounts of the same invitations against each other: what callers were told, what the
 * ledger says, and what Graph did.
 *
 * @param signInLink the answer's link where the invitation's own was lost
 */
record Audit(
    Collection<FlowRun> runs,
    Collection<LedgerRecord> store,
    Collection<Guest> guests,
    String signInLink) {

  /** Every disagreement as a sentence. */
  List<String> complaints() {
    List<String> complaints = new ArrayList<>();
    Map<String, List<LedgerRecord>> byAddress =
        store.stream().collect(Collectors.groupingBy(LedgerRecord::address));
    Map<String, Guest> guestsByAddress =
        guests.stream().collect(Collectors.toMap(Guest::address, Function.identity()));
    Set<String> asked = runs.stream().map(FlowRun::address).collect(Collectors.toSet());

    for (FlowRun run : runs) {
      List<LedgerRecord> records = byAddress.getOrDefault(run.address(), List.of());
      check(run, records, Optional.ofNullable(guestsByAddress.get(run.address())), complaints);
    }
    for (LedgerRecord one : store) {
      check(one, Optional.ofNullable(guestsByAddress.get(one.address())), complaints);
      if (!asked.contains(one.address())) {
        complaints.add(one.address() + " is on record, but nobody asked");
      }
    }
    for (Guest guest : guests) {
      check(guest, byAddress.getOrDefault(guest.address(), List.of()), complaints);
    }
    return complaints;
  }

  private void check(
      FlowRun run, List<LedgerRecord> records, Optional<Guest> guest, List<String> complaints) {
    String who = run.address();
    run.refusal().ifPresent(refusal -> complaints.add(who + " was refused: " + refusal));
    if (records.size() > 1) {
      complaints.add(who + " is on record " + records.size() + " times: " + records);
    }
    Set<String> recorded = records.stream().map(LedgerRecord::id).collect(Collectors.toSet());
    if (!recorded.containsAll(run.ids())) {
      complaints.add(who + " was answered with " + run.ids() + ", on record is " + recorded);
    }
    if (run.receipt().isPresent() && !records.isEmpty()) {
      check(who, run.receipt().get(), records.get(0), guest, complaints);
    }
  }

  private void check(
      String who,
      FlowRun.Receipt receipt,
      LedgerRecord recorded,
      Optional<Guest> guest,
      List<String> complaints) {
    if (recorded.state() != InvitationState.INVITED) {
      complaints.add(who + " was answered 201, on record is " + recorded);
    }
    if (!receipt.link().equals(recorded.link()) || !receipt.guestId().equals(recorded.guestId())) {
      complaints.add(who + " was answered with " + receipt + ", on record is " + recorded);
    }
    boolean good = guest.map(Guest::validLink).filter(receipt.link()::equals).isPresent();
    if (!good && !receipt.link().equals(signInLink)) {
      complaints.add(who + " was answered with a link that is not good");
    }
  }

  private static void check(LedgerRecord one, Optional<Guest> guest, List<String> complaints) {
    if (!one.state().isFinal()) {
      complaints.add(one.address() + " was left " + one.state().word() + ": " + one.history());
    }
    if (one.state() == InvitationState.INVITED && guest.isEmpty()) {
      complaints.add(one.address() + " is recorded as invited, but is no guest");
    }
  }

  private static void check(Guest guest, List<LedgerRecord> records, List<String> complaints) {
    String who = guest.address();
    if (guest.mails() != 1) {
      complaints.add(who + " got " + guest.mails() + " mails: " + records);
    }
    if (!guest.linkInMailIsValid()) {
      complaints.add(who + " has a mail whose link is dead");
    }
    boolean recorded =
        records.stream()
            .anyMatch(
                one -> one.state() == InvitationState.INVITED && guest.id().equals(one.guestId()));
    if (!recorded) {
      complaints.add(who + " is a guest, on record is " + records);
    }
  }
}
