package org.gatehouse.invitations.store;

import org.gatehouse.platform.text.SafeText;

/**
 * What a confirmed invitation leaves in the ledger.
 *
 * @param graphInvitationId null when the guest was found after a lost answer
 * @param requestId Graph's id of the call, null when not known
 * @param note how it came about when it was not in the ordinary way, else null
 */
public record GraphConfirmation(
    String graphInvitationId,
    String guestId,
    String redeemUrl,
    String status,
    String requestId,
    String note) {
  /** What of it the columns have room for; what is null stays so. */
  GraphConfirmation truncated() {
    return new GraphConfirmation(
        SafeText.oneLine(graphInvitationId, Invitation.MAX_WORD_LENGTH),
        SafeText.oneLine(guestId, Invitation.MAX_WORD_LENGTH),
        redeemUrl,
        SafeText.oneLine(status, Invitation.MAX_WORD_LENGTH),
        SafeText.oneLine(requestId, Invitation.MAX_REQUEST_ID_LENGTH),
        note);
  }

  @Override
  public String toString() {
    return "guest " + guestId + ", " + status;
  }
}
