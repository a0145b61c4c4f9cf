package org.gatehouse.records.audit;

import java.util.Optional;

/** Verifies the hash chain entry by entry, up to the first invalid one. */
final class HashChain {
  private static final String NO_HEAD = "is not known, because the trail has no head or several";

  private final Optional<AuditHead> head;
  private final Optional<Checkpoint> noted;
  private long followed;
  private String hash = AuditHead.BEGINNING;
  private Long brokenAt;
  private String reason;

  /**
   * @param head where the trail ended before any entry was read; empty when that is not known
   */
  HashChain(Optional<AuditHead> head, Optional<Checkpoint> noted) {
    this.head = head;
    this.noted = noted;
    if (head.isEmpty()) {
      breaks(1, NO_HEAD);
    }
  }

  /** The number of the last entry that holds. */
  long followed() {
    return followed;
  }

  boolean isBroken() {
    return brokenAt != null;
  }

  /** The next entry that was found, if all before it hold. */
  void follow(AuditEntry entry) {
    if (isBroken()) {
      return;
    }
    String wrong = whatIsWrongWith(entry);
    if (wrong == null) {
      followed++;
      hash = entry.hash();
    } else {
      breaks(Math.min(entry.number(), followed + 1), wrong);
    }
  }

  private void breaks(long number, String wrong) {
    brokenAt = number;
    reason = wrong;
  }

  private String whatIsWrongWith(AuditEntry entry) {
    long number = followed + 1;
    if (entry.number() < number) {
      return "was added: entries are numbered 1, 2, 3 and so on, each number once";
    }
    if (entry.number() > number) {
      return "is missing";
    }
    // The owner of the tables can set any column to null.
    if (!entry.computedHash().equals(entry.hash())) {
      return "was changed after it was entered";
    }
    if (!hash.equals(entry.previousHash())) {
      return "does not follow the entry before it";
    }
    if (isNotWhatItNames(head.orElseThrow(), entry)) {
      return "is not the one that the head names";
    }
    boolean another =
        noted.isPresent()
            && noted.get().number() == number
            && !noted.get().hash().equals(entry.hash());
    return another ? "is not the one that the checkpoint names" : null;
  }

  private static boolean isNotWhatItNames(AuditHead head, AuditEntry entry) {
    return head.number() == entry.number() && !entry.hash().equals(head.hash());
  }

  /**
   * @param headNow where the trail ends after the last entry was read; empty when that is not known
   * @param count how many entries there are up to the last that holds
   */
  Verification end(Optional<AuditHead> headNow, long count) {
    if (!isBroken()) {
      headNow.ifPresentOrElse(now -> lookAtTheEnd(now, count), () -> breaks(1, NO_HEAD));
    }
    String end = new Checkpoint(followed, hash).toString();
    return new Verification(!isBroken(), followed, end, brokenAt, reason);
  }

  private void lookAtTheEnd(AuditHead headNow, long count) {
    if (followed < head.orElseThrow().number()) {
      breaks(followed + 1, "is missing, with all after it up to the head");
    } else if (noted.isPresent() && followed < noted.get().number()) {
      breaks(followed + 1, "is missing, with all after it up to the checkpoint");
    } else if (headNow.number() < followed) {
      breaks(headNow.number() + 1, "is beyond the head, which was set back");
    } else if (count != followed) {
      breaks(1, "begins a trail of " + count + " entries that ends with number " + followed);
    }
  }
}
