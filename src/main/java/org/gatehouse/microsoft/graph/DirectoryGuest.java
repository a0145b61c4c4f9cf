package org.gatehouse.microsoft.graph;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A user in the directory with the requested address.
 *
 * @param id the object id
 * @param externalUserState PendingAcceptance or Accepted, null for a user who is no guest
 * @param createdAt when the directory got it, null when Graph does not say
 */
public record DirectoryGuest(String id, String externalUserState, Instant createdAt) {

  /**
   * The first guest in the response to a query of users.
   *
   * @throws GraphException when Graph does not answer with a list
   */
  static Optional<DirectoryGuest> firstIn(GraphResponse response) {
    if (response.status() != 200) {
      throw response.failure();
    }
    JsonValue users =
        response.object().map(body -> body.get("value")).orElseThrow(response::unreadable);
    if (users == null || users.getValueType() != JsonValue.ValueType.ARRAY) {
      throw response.unreadable();
    }
    return users.asJsonArray().stream()
        .filter(JsonObject.class::isInstance)
        .map(JsonValue::asJsonObject)
        .filter(user -> "Guest".equals(GraphResponse.text(user, "userType")))
        .findFirst()
        .map(DirectoryGuest::of);
  }

  private static DirectoryGuest of(JsonObject user) {
    return new DirectoryGuest(
        GraphResponse.text(user, "id"),
        GraphResponse.text(user, "externalUserState"),
        instant(GraphResponse.text(user, "createdDateTime")));
  }

  private static Instant instant(String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException unknownForm) {
      return null;
    }
  }

  /** The state in the words of an invitation's status. */
  public String invitationStatus() {
    return "Accepted".equals(externalUserState) ? "Completed" : "PendingAcceptance";
  }
}
