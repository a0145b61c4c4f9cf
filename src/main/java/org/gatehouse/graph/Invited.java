package org.gatehouse.graph;

/**
 * Graph's 201.
 *
 * @param graphInvitationId Graph's own id of the invitation
 * @param guestId the guest's object id in the tenant
 * @param requestId Graph's id of the call, for Microsoft's support
 */
public record Invited(
    String graphInvitationId, String guestId, String redeemUrl, String status, String requestId) {
  @Override
  public String toString() {
    return "invitation " + graphInvitationId + " of guest " + guestId + ", " + status;
  }
}
