package org.gatehouse.invitations.store;

import org.gatehouse.platform.text.SafeText;

/**
 * What is stored of an invitation that Graph has confirmed.
 *
 * @param graphInvitationId null when the guest was found after a lost answer
 * @param requestId Graph's id of the call, null when not known
 * @param note how it was confirmed, if not by Graph's response; else null
 */
public record GraphConfirmation(
    String graphInvitationId,
    String guestId,
    String redeemUrl,
    String status,
    String requestId,
    String note) {
  /** The same, cut to the length of the columns; null stays null. */
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
