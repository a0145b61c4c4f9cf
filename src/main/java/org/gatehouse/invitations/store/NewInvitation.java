package org.gatehouse.invitations.store;

/**
 * The data of a received request; none of it changes later.
 *
 * @param more compact JSON, never null
 * @param requestedByProved whether {@code requestedBy} is the proved user's own address
 * @param caller the authenticated caller
 * @param sourceAddress the network address it came from
 */
public record NewInvitation(
    String emailAddress,
    String displayName,
    String redirectUrl,
    boolean sendMessage,
    String requestedBy,
    boolean requestedByProved,
    String more,
    CallerSnapshot caller,
    String sourceAddress,
    String correlationId) {

  /**
   * The proved caller as it stood in its token.
   *
   * @param kind application or user
   * @param name for display, null when the token has none
   * @param address a user's own e-mail address, null for an application
   */
  public record CallerSnapshot(
      String kind, String tenantId, String objectId, String appId, String name, String address) {}
}
