package org.gatehouse.audit;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether the trail is what was entered.
 *
 * @param entries how many hold, from the first one on
 * @param head the last of these, to be noted down elsewhere
 * @param brokenAt number of the first entry that is missing or not as it was entered; null when the
 *     trail is whole
 * @param reason what is wrong there; null when the trail is whole
 */
@JsonbPropertyOrder({"whole", "entries", "head", "brokenAt", "reason"})
public record Verification(boolean whole, long entries, String head, Long brokenAt, String reason) {
  private static final int AT_ONCE = 1_000;

  /** Reads the trail piece by piece. */
  @FunctionalInterface
  interface Pages {
    /** Entries with a number above that one, oldest first. */
    List<AuditEntry> after(long number, int most);
  }

  /**
   * Reads the whole trail, while others may append to it.
   *
   * @param noted an end noted down earlier, which must still be part of the trail
   */
  static Verification of(Supplier<AuditHead> head, Pages pages, Optional<Noted> noted) {
    Chain chain = new Chain(head.get(), noted);
    List<AuditEntry> next = pages.after(0, AT_ONCE);
    while (!next.isEmpty() && !chain.isBroken()) {
      next.forEach(chain::follow);
      next = pages.after(chain.followed(), AT_ONCE);
    }
    return chain.end(head.get());
  }
}
