package org.gatehouse.invitations.delivery;

import java.time.Instant;
import org.gatehouse.invitations.store.GraphConfirmation;
import org.gatehouse.web.errors.ErrorCode;

/** The result of a delivery, with the number of invitation calls to Graph. */
public sealed interface DeliveryResult {
  int calls();

  /** Graph's id of the last call, null when it gave none. */
  String requestId();

  /** Graph has confirmed, or the guest was found. */
  record Invited(GraphConfirmation outcome, int calls) implements DeliveryResult {
    @Override
    public String requestId() {
      return outcome.requestId();
    }
  }

  /** Nobody was invited because of what was asked. */
  record Refused(ErrorCode code, String message, String requestId, int calls)
      implements DeliveryResult {}

  /** Nobody was invited, and the same request may be tried again. */
  record Failed(ErrorCode code, String message, String requestId, int calls)
      implements DeliveryResult {}

  /**
   * Not known yet.
   *
   * @param since when the outcome of a call was lost
   */
  record Open(String message, String requestId, Instant since, int calls)
      implements DeliveryResult {}
}
