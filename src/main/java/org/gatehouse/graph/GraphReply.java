package org.gatehouse.graph;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gatehouse.graph.GraphFailure.Effect;

/**
 * One answer of Graph, read and understood: what it grants or why it does not.
 *
 * <p>Error bodies can be JSON, HTML or empty, so nothing in them is relied upon.
 *
 * @param status the HTTP status
 * @param body the text, whole
 * @param retryAfter the header in seconds, null when absent or not a number
 * @param requestId the header, null when absent
 * @param limitUsed the header x-ms-throttle-limit-percentage, null when absent
 */
record GraphReply(int status, String body, String retryAfter, String requestId, String limitUsed) {
  GraphReply {
    requestId = GraphText.line(requestId);
  }

  /** Without the body, which may hold a redeem URL. */
  @Override
  public String toString() {
    return "HTTP " + status;
  }

  /** Looked up once: finding the provider takes longer than reading an answer. */
  private static final JsonReaderFactory JSON = Json.createReaderFactory(Map.of());

  /** Graph's own are less than ten deep; parsers take one call of their own for each level. */
  private static final int DEEPEST = 64;

  /** Real ones have some hundred characters; what is longer could not be stored. */
  private static final int LONGEST_LINK = 30_000;

  private static final Pattern HTTPS_URL = Pattern.compile("https://[A-Za-z0-9][!-~]*");

  /**
   * The invitation that Graph confirms.
   *
   * @throws GraphFailure when it confirms none
   */
  Invited invited() {
    if (status != 201 && status != 200) {
      throw failure();
    }
    JsonObject answer = object().orElseThrow(this::unreadable);
    String invitation = text(answer, "id");
    String outcome = text(answer, "status");
    JsonValue link = answer.get("inviteRedeemUrl");
    if ("Error".equals(outcome)) {
      throw new GraphFailure(
          status,
          "invitationError",
          "Graph took the invitation and reported its status as Error.",
          Effect.NONE,
          null,
          requestId);
    }
    if (invitation == null || outcome == null || !(link instanceof JsonString redeem)) {
      throw unreadable();
    }
    String guest = answer.get("invitedUser") instanceof JsonObject user ? text(user, "id") : null;
    return new Invited(
        invitation, guest, redeemUrl(redeem.getString()), outcome, requestId, share(limitUsed));
  }

  /**
   * The first user of a list, guests first.
   *
   * @throws GraphFailure when Graph does not answer with a list
   */
  Optional<DirectoryGuest> guest() {
    if (status != 200) {
      throw failure();
    }
    JsonValue list = object().map(answer -> answer.get("value")).orElseThrow(this::unreadable);
    if (list == null || list.getValueType() != JsonValue.ValueType.ARRAY) {
      throw unreadable();
    }
    return list.asJsonArray().stream()
        .filter(JsonObject.class::isInstance)
        .map(JsonValue::asJsonObject)
        .filter(user -> "Guest".equals(text(user, "userType")))
        .findFirst()
        .map(
            user ->
                new DirectoryGuest(
                    text(user, "id"),
                    text(user, "externalUserState"),
                    instant(text(user, "createdDateTime"))));
  }

  /** What a status other than success means. */
  GraphFailure failure() {
    Optional<JsonObject> error =
        object().map(answer -> answer.get("error") instanceof JsonObject e ? e : null);
    String code = error.map(e -> text(e, "code")).orElse("");
    String message =
        error.map(e -> text(e, "message")).orElse("HTTP " + status + " without an explanation");
    return new GraphFailure(status, code, message, effect(), wait(retryAfter), requestId);
  }

  /** Documented as safe to repeat: 429, 503, 504; a 4xx did nothing; a 500 or 502 may have. */
  private Effect effect() {
    boolean mayHaveTakenEffect = status < 400 || status >= 500 && status != 503 && status != 504;
    return mayHaveTakenEffect ? Effect.UNKNOWN : Effect.NONE;
  }

  private GraphFailure unreadable() {
    return new GraphFailure(
        status,
        "unreadable",
        "HTTP " + status + " with a body that is not Graph's",
        Effect.UNKNOWN,
        null,
        requestId);
  }

  /** As it is, byte for byte; null when it is nothing that a guest could be sent to. */
  private static String redeemUrl(String link) {
    return link.length() <= LONGEST_LINK && HTTPS_URL.matcher(link).matches() ? link : null;
  }

  private Optional<JsonObject> object() {
    if (isTooDeep(body)) {
      return Optional.empty();
    }
    try (JsonReader reader = JSON.createReader(new StringReader(body))) {
      return reader.readValue() instanceof JsonObject object
          ? Optional.of(object)
          : Optional.empty();
    } catch (RuntimeException notJson) {
      // JsonException mostly; parsers know others.
      return Optional.empty();
    }
  }

  private static boolean isTooDeep(String json) {
    int open = 0;
    boolean inString = false;
    for (int at = 0; at < json.length(); at++) {
      char mark = json.charAt(at);
      if (mark == '"') {
        inString = !inString;
      } else if (inString) {
        // What follows a backslash is no mark.
        at += mark == '\\' ? 1 : 0;
      } else if (mark == '{' || mark == '[') {
        if (++open > DEEPEST) {
          return true;
        }
      } else if (mark == '}' || mark == ']') {
        open--;
      }
    }
    return false;
  }

  /** Fit to be answered, stored and logged; null when there is none. */
  private static String text(JsonObject object, String name) {
    return object.get(name) instanceof JsonString text ? GraphText.line(text.getString()) : null;
  }

  private static Instant instant(String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException unknownForm) {
      return null;
    }
  }

  /** RFC 9110, section 10.2.3, the form in seconds; Graph sends no dates here. */
  private static Duration wait(String seconds) {
    return seconds != null && seconds.matches("\\d{1,5}")
        ? Duration.ofSeconds(Long.parseLong(seconds))
        : null;
  }

  private static double share(String number) {
    return number != null && number.matches("\\d{1,3}(\\.\\d{1,6})?")
        ? Double.parseDouble(number)
        : 0;
  }
}
