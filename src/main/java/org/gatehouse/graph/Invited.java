package org.gatehouse.graph;

/**
 * Graph's 201.
 *
 * @param graphInvitationId Graph's own id of the invitation
 * @param guestId the guest's object id in the tenant
 * @param redeemUrl as Graph gave it; null when that is no https URL in visible ASCII characters
 * @param requestId Graph's id of the call, for Microsoft's support
 * @param limitUsed share of the tenant's limit in use, 0 when Graph does not say (it does from 0.8)
 */
public record Invited(
    String graphInvitationId,
    String guestId,
    String redeemUrl,
    String status,
    String requestId,
    double limitUsed) {
  @Override
  public String toString() {
    return "invitation " + graphInvitationId + " of guest " + guestId + ", " + status;
  }
}
