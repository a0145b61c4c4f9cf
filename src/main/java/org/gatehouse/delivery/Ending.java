package org.gatehouse.delivery;

import java.time.Instant;
import org.gatehouse.ledger.Outcome;

/** How a delivery ended; each knows how many calls to Graph's invitations it took. */
public sealed interface Ending {
  int calls();

  /** Graph has confirmed, or the guest was found. */
  record Invited(Outcome outcome, int calls) implements Ending {}

  /**
   * Nobody was invited because of what was asked.
   *
   * @param requestId Graph's id of the call, null when it gave none
   */
  record Refused(String message, String requestId, int calls) implements Ending {}

  /** Nobody was invited, and the same request may be tried again. */
  record Failed(String message, String requestId, int calls) implements Ending {}

  /**
   * Not known yet.
   *
   * @param since when the outcome of a call was lost
   */
  record Open(String message, Instant since, int calls) implements Ending {}
}
