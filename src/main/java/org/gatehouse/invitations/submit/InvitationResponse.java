package org.gatehouse.invitations.submit;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.gatehouse.invitations.store.GraphConfirmation;
import org.gatehouse.invitations.store.Invitation;

/**
 * The body of a 201: the five published fields in the published order, then ours.
 *
 * @param id the request's id
 * @param inviteRedeemUrl Graph's, unchanged
 * @param status Graph's, unchanged
 * @param invitedUserId the guest's object id in the tenant
 */
@JsonbPropertyOrder({
  "id",
  "invitedUserEmailAddress",
  "inviteRedeemUrl",
  "status",
  "sendInvitationMessage",
  "invitedUserId"
})
public record InvitationResponse(
    String id,
    String invitedUserEmailAddress,
    String inviteRedeemUrl,
    String status,
    boolean sendInvitationMessage,
    String invitedUserId) {

  static InvitationResponse of(Invitation invitation, GraphConfirmation outcome) {
    return new InvitationResponse(
        invitation.id().toString(),
        invitation.submission().emailAddress(),
        outcome.redeemUrl(),
        outcome.status(),
        invitation.submission().sendMessage(),
        outcome.guestId());
  }

  @Override
  public String toString() {
    return "receipt " + id;
  }
}
