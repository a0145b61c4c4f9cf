package org.gatehouse.records.audit;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;

/**
 * The result of a verification.
 *
 * @param entries number of valid entries, from the first one on
 * @param head the last valid entry, to be stored outside the service
 * @param brokenAt number of the first entry that is missing, was added or is not as it was entered;
 *     null if the trail is intact
 * @param reason what is wrong there; null if the trail is intact
 */
@JsonbPropertyOrder({"intact", "entries", "head", "brokenAt", "reason"})
public record Verification(
    boolean intact, long entries, String head, Long brokenAt, String reason) {
  private static final int AT_ONCE = 1_000;

  /** Reads the trail piece by piece. */
  @FunctionalInterface
  interface Pages {
    /** Entries with that number or one above it, oldest first. */
    List<AuditEntry> from(long number, int max);
  }

  /**
   * Reads the whole trail, while others may append to it: from the lowest number that there can be,
   * so that what was added below the first entry is seen.
   *
   * @param head where the trail ends now; empty when that is not known
   * @param countUpTo how many entries have a number or one below it
   * @param noted an end noted down earlier, which must still be part of the trail
   */
  static Verification of(
      Supplier<Optional<AuditHead>> head,
      Pages pages,
      LongUnaryOperator countUpTo,
      Optional<Checkpoint> noted) {
    HashChain chain = new HashChain(head.get(), noted);
    List<AuditEntry> next = pages.from(Long.MIN_VALUE, AT_ONCE);
    while (!next.isEmpty() && !chain.isBroken()) {
      next.forEach(chain::follow);
      next = pages.from(chain.followed() + 1, AT_ONCE);
    }
    return chain.end(head.get(), countUpTo.applyAsLong(chain.followed()));
  }
}
