package org.gatehouse.microsoft.graph;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.regex.Pattern;
import org.gatehouse.microsoft.graph.GraphException.Effect;

/**
 * Graph's 201.
 *
 * @param graphInvitationId Graph's own id of the invitation
 * @param guestId the guest's object id in the tenant
 * @param redeemUrl as Graph gave it; null when that is no https URL in visible ASCII characters
 * @param requestId Graph's id of the call, for Microsoft's support
 * @param limitUsed share of the tenant's limit in use, 0 when Graph does not say (it does from 0.8)
 */
public record CreatedInvitation(
    String graphInvitationId,
    String guestId,
    String redeemUrl,
    String status,
    String requestId,
    double limitUsed) {
  /** Real ones have some hundred characters; what is longer could not be stored. */
  private static final int MAX_URL_LENGTH = 30_000;

  private static final Pattern HTTPS_URL = Pattern.compile("https://[A-Za-z0-9][!-~]*");

  /**
   * Reads the response to a POST of an invitation.
   *
   * @throws GraphException when Graph confirms none
   */
  static CreatedInvitation from(GraphResponse response) {
    if (response.status() != 201 && response.status() != 200) {
      throw response.failure();
    }
    JsonObject body = response.object().orElseThrow(response::unreadable);
    String id = GraphResponse.text(body, "id");
    String status = GraphResponse.text(body, "status");
    if ("Error".equals(status)) {
      throw new GraphException(
          response.status(),
          "invitationError",
          "Graph took the invitation and reported its status as Error.",
          Effect.NONE,
          null,
          response.requestId());
    }
    JsonValue url = body.get("inviteRedeemUrl");
    if (id == null || status == null || !(url instanceof JsonString redeemUrl)) {
      throw response.unreadable();
    }
    return new CreatedInvitation(
        id,
        body.get("invitedUser") instanceof JsonObject user ? GraphResponse.text(user, "id") : null,
        checked(redeemUrl.getString()),
        status,
        response.requestId(),
        response.shareOfLimit());
  }

  /** As it is, byte for byte; null when it is nothing that a guest could be sent to. */
  private static String checked(String url) {
    return url.length() <= MAX_URL_LENGTH && HTTPS_URL.matcher(url).matches() ? url : null;
  }

  @Override
  public String toString() {
    return "invitation " + graphInvitationId + " of guest " + guestId + ", " + status;
  }
}
