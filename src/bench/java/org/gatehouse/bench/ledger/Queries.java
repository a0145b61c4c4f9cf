package org.gatehouse.bench.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/**
 * What is asked of a ledger that {@link LedgerLoad} has filled: each filter by itself and with each
 * other, with values drawn anew for each question.
 *
 * <p>States and statuses are drawn evenly, so most are such as few requests have, or none.
 */
public final class Queries {
  private static final List<String> STATES =
      List.of("received", "inProgress", "invited", "refused", "failed");
  private static final List<String> STATUSES =
      List.of("PendingAcceptance", "Completed", "InProgress", "Error");
  private static final int DAYS = 3 * 365;

  private final Random random;
  private final int rows;
  private final Map<String, Supplier<String>> filters = new LinkedHashMap<>();

  public Queries(int rows, long seed) {
    this.rows = rows;
    this.random = new Random(seed);
    filters.put("email", () -> "email=" + LedgerLoad.email(random.nextInt(this.rows)));
    filters.put("domain", () -> "domain=" + LedgerLoad.domain(random.nextInt(this.rows)));
    filters.put(
        "requestedBy", () -> "requestedBy=" + LedgerLoad.requester(random.nextInt(1 << 20)));
    filters.put("caller", () -> "caller=" + LedgerLoad.caller(random.nextInt(1 << 20)));
    filters.put("state", () -> "state=" + one(STATES));
    filters.put("invitationStatus", () -> "invitationStatus=" + one(STATUSES));
    filters.put("period", this::month);
    filters.put("more", () -> "more.costcentre=" + LedgerLoad.costCentre(random.nextInt(1 << 20)));
  }

  /**
   * By the filters' names, single ones first: each draws what joins an address that has a question
   * mark.
   */
  public Map<String, Supplier<String>> all() {
    Map<String, Supplier<String>> all = new LinkedHashMap<>();
    all.put("none", () -> "");
    filters.forEach((name, filter) -> all.put(name, () -> "&" + filter.get()));
    List<String> names = List.copyOf(filters.keySet());
    for (int one = 0; one < names.size(); one++) {
      for (int other = one + 1; other < names.size(); other++) {
        Supplier<String> first = filters.get(names.get(one));
        Supplier<String> second = filters.get(names.get(other));
        all.put(
            names.get(one) + ", " + names.get(other), () -> "&" + first.get() + "&" + second.get());
      }
    }
    return all;
  }

  private String one(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }

  private String month() {
    Instant from = LedgerLoad.BEGIN.plus(Duration.ofDays(random.nextInt(DAYS)));
    return "from=" + from + "&to=" + from.plus(Duration.ofDays(30));
  }
}
