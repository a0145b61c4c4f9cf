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
  GraphConfirmation fitted() {
    return new GraphConfirmation(
        SafeText.oneLine(graphInvitationId, Invitation.LONGEST_WORD),
        SafeText.oneLine(guestId, Invitation.LONGEST_WORD),
        redeemUrl,
        SafeText.oneLine(status, Invitation.LONGEST_WORD),
        SafeText.oneLine(requestId, Invitation.LONGEST_REQUEST_ID),
        note);
  }

  @Override
  public String toString() {
    return "guest " + guestId + ", " + status;
  }
}
