package org.gatehouse.microsoft.graph;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.microsoft.graph.GraphException.Effect;

/**
 * A parsed response of Graph.
 *
 * <p>Error bodies can be JSON, HTML or empty, so nothing in them is relied upon.
 *
 * @param status the HTTP status
 * @param body the text, whole
 * @param retryAfter the header in seconds, null when absent or not a number
 * @param requestId the header, null when absent
 * @param limitUsed the header x-ms-throttle-limit-percentage, null when absent
 */
record GraphResponse(
    int status, String body, String retryAfter, String requestId, String limitUsed) {
  GraphResponse {
    requestId = GraphText.line(requestId);
  }

  /** Without the body, which may hold a redeem URL. */
  @Override
  public String toString() {
    return "HTTP " + status;
  }

  /**
   * Graph's own answers are less than ten deep. The name is that of Parsson, the parser of both
   * servers, which refuses the first level that reaches it, and without it stops at 1,000.
   */
  private static final JsonReaderFactory JSON =
      Json.createReaderFactory(Map.of("org.eclipse.parsson.maxDepth", 65));

  /** What a status other than success means. */
  GraphException failure() {
    Optional<JsonObject> error =
        object().map(answer -> answer.get("error") instanceof JsonObject e ? e : null);
    String code = error.map(e -> text(e, "code")).orElse("");
    String message =
        error.map(e -> text(e, "message")).orElse("HTTP " + status + " without an explanation");
    return new GraphException(status, code, message, effect(), wait(retryAfter), requestId);
  }

  /** The share of the tenant's limit that is in use; 0 when Graph does not say. */
  double shareOfLimit() {
    return limitUsed != null && limitUsed.matches("\\d{1,3}(\\.\\d{1,6})?")
        ? Double.parseDouble(limitUsed)
        : 0;
  }

  /** Documented as safe to repeat: 429, 503, 504; a 4xx did nothing; a 500 or 502 may have. */
  private Effect effect() {
    boolean mayHaveTakenEffect = status < 400 || status >= 500 && status != 503 && status != 504;
    return mayHaveTakenEffect ? Effect.UNKNOWN : Effect.NONE;
  }

  /** What a success whose body is not understood means. */
  GraphException unreadable() {
    return new GraphException(
        status,
        "unreadable",
        "HTTP " + status + " with a body that is not Graph's",
        Effect.UNKNOWN,
        null,
        requestId);
  }

  /** The body; empty when it is no JSON object, or nested too deep. */
  Optional<JsonObject> object() {
    try (JsonReader reader = JSON.createReader(new StringReader(body))) {
      return reader.readValue() instanceof JsonObject object
          ? Optional.of(object)
          : Optional.empty();
    } catch (RuntimeException notJson) {
      // JsonException mostly; parsers know others.
      return Optional.empty();
    }
  }

  /** Fit to be answered, stored and logged; null when there is none. */
  static String text(JsonObject object, String name) {
    return object.get(name) instanceof JsonString text ? GraphText.line(text.getString()) : null;
  }

  /** RFC 9110, section 10.2.3, the form in seconds; Graph sends no dates here. */
  private static Duration wait(String seconds) {
    return seconds != null && seconds.matches("\\d{1,5}")
        ? Duration.ofSeconds(Long.parseLong(seconds))
        : null;
  }
}
