package org.gatehouse.audit;

import java.util.Optional;

/** Follows the trail from its beginning, entry by entry, as far as it holds. */
final class Chain {
  private final AuditHead head;
  private final Optional<Noted> noted;
  private long followed;
  private String hash = AuditHead.BEGINNING;
  private Long brokenAt;
  private String reason;

  /**
   * @param head where the trail ended before any entry was read
   */
  Chain(AuditHead head, Optional<Noted> noted) {
    this.head = head;
    this.noted = noted;
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
      breaks(followed + 1, wrong);
    }
  }

  private void breaks(long number, String wrong) {
    brokenAt = number;
    reason = wrong;
  }

  private String whatIsWrongWith(AuditEntry entry) {
    long number = followed + 1;
    if (entry.number() != number) {
      return "is missing";
    }
    if (!entry.hash().equals(entry.computedHash())) {
      return "was changed after it was entered";
    }
    if (!entry.previousHash().equals(hash)) {
      return "does not follow the entry before it";
    }
    if (head.number() == number && !head.hash().equals(entry.hash())) {
      return "is not the one that the head names";
    }
    boolean another =
        noted.isPresent()
            && noted.get().number() == number
            && !noted.get().hash().equals(entry.hash());
    return another ? "is not the one that was noted" : null;
  }

  /**
   * @param headNow where the trail ends after the last entry was read
   */
  Verification end(AuditHead headNow) {
    if (!isBroken()) {
      lookAtTheEnd(headNow);
    }
    String end = new Noted(followed, hash).toString();
    return new Verification(!isBroken(), followed, end, brokenAt, reason);
  }

  private void lookAtTheEnd(AuditHead headNow) {
    if (followed < head.number()) {
      breaks(followed + 1, "is missing, with all after it up to the head");
    } else if (noted.isPresent() && followed < noted.get().number()) {
      breaks(followed + 1, "is missing, with all after it up to the noted one");
    } else if (headNow.number() < followed) {
      breaks(headNow.number() + 1, "is beyond the head, which was set back");
    }
  }
}
