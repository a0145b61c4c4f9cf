package org.gatehouse.invitations.store;

import java.time.Instant;

/** The result of recording a received request. */
public sealed interface IntakeResult {
  /** The invitation that the request belongs to, as it stands now. */
  Invitation invitation();

  /**
   * Go ahead.
   *
   * @param unknownSince when an earlier attempt, which may have taken effect, was last heard of:
   *     find out first; null when there was none
   */
  record Acquired(Invitation invitation, Lease lease, Instant unknownSince)
      implements IntakeResult {}

  /** It has been done already. */
  record Completed(Invitation invitation) implements IntakeResult {}

  /** Somebody else is at it. */
  record InProgress(Invitation invitation) implements IntakeResult {}
}
