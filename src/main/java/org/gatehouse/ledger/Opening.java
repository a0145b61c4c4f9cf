package org.gatehouse.ledger;

/** What the ledger says to a request that comes in. */
public sealed interface Opening {
  /** The invitation that the request belongs to, as it stands now. */
  Invitation invitation();

  /**
   * Go ahead.
   *
   * @param unknown whether an earlier attempt may have taken effect: find out first
   */
  record Go(Invitation invitation, Lease lease, boolean unknown) implements Opening {}

  /** It has been done already. */
  record Done(Invitation invitation) implements Opening {}

  /** Somebody else is at it. */
  record Running(Invitation invitation) implements Opening {}
}
