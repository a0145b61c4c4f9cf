package org.gatehouse.sandbox;

import java.util.Locale;

/** What a call can meet; by their {@link #wireName()} also over HTTP. */
public enum SimulatedResponse {
  /** As the real service answers. */
  NORMAL(0, null, null),

  /** Refused for the data. */
  BAD_REQUEST(400, "BadRequest", "Invalid request."),
  /** The token is not taken, however fresh. */
  UNAUTHORIZED(
      401, "InvalidAuthenticationToken", "Lifetime validation failed, the token is expired."),
  /** The application lacks User.Invite.All (a 401) or, when it reads users, User.Read.All (403). */
  PERMISSION_MISSING(
      401,
      "Unauthorized",
      "Insufficient privileges to perform requested operation by the application"
          + " '00000003-0000-0000-c000-000000000000'. ControllerName=MSGraphInviteAPI,"
          + " ActionName=CreateInvite, URL absolute path=/api/"
          + Sandbox.TENANT_ID
          + "/invites"),
  /** The tenant forbids invitations altogether. */
  GUESTS_NOT_ALLOWED(
      403,
      "Forbidden",
      "Guest invitations not allowed for your company. Contact your company administrator for more"
          + " details."),
  /** The abuse block of Entra. */
  SUSPICIOUS_ACTIVITY(
      403, "Forbidden", "Invitations are blocked for this directory due to suspicious activity"),
  NOT_FOUND(404, "ResourceNotFound", "Resource could not be discovered."),
  CONFLICT(409, "Conflict", "Another object with the same value already exists."),
  /** Throttled, with Retry-After. */
  THROTTLED(429, "TooManyRequests", "Please retry again later."),
  /** Failed before anything happened. */
  INTERNAL_ERROR(500, "InternalServerError", "An internal server error occurred."),
  /** A page of a gateway, in HTML. */
  BAD_GATEWAY(502, null, null),
  UNAVAILABLE(
      503,
      "serviceNotAvailable",
      "The service is not available. Try the request again after a delay."),
  GATEWAY_TIMEOUT(504, "GatewayTimeout", "The gateway did not hear in time from the service."),
  /** 200 with the page of a proxy in HTML; nothing happened. */
  HTML(200, null, null),
  /** The connection is closed, without a byte of answer; nothing happened. */
  BROKEN_BEFORE_EFFECT(0, null, null),
  /** No answer ever; nothing happened. */
  HANG(0, null, null),

  /** Took effect, yet says 500. */
  INTERNAL_ERROR_AFTER_EFFECT(500, "InternalServerError", "An internal server error occurred."),
  /** Took effect, then the connection is closed without a byte of answer. */
  BROKEN_AFTER_EFFECT(0, null, null),
  /** Took effect, then no answer ever. */
  HANG_AFTER_EFFECT(0, null, null),
  /** Took effect; the connection is closed in the middle of the body. */
  CUT_OFF(0, null, null),
  /** Took effect; the normal status with no body at all. */
  EMPTY(0, null, null),
  /** Took effect; a body that goes on at some 400 KB/s. */
  ENDLESS_BODY(0, null, null),
  /** Took effect; a body that goes on with one byte twice a second. */
  TRICKLE(0, null, null),
  /** Took effect; the normal status with JSON nested 120,000 deep. */
  DEEP_JSON(0, null, null),
  /** Took effect; the answer's URLs are none of https. */
  UNSAFE_LINK(0, null, null),
  /** Took effect; U+0000 and characters that turn the direction of text are in the answer. */
  CONTROL_CHARACTERS(0, null, null);

  private final int status;
  private final String code;
  private final String message;

  SimulatedResponse(int status, String code, String message) {
    this.status = status;
    this.code = code;
    this.message = message;
  }

  /**
   * @throws IllegalArgumentException for a name that is no answer's
   */
  public static SimulatedResponse named(String wireName) {
    for (SimulatedResponse answer : values()) {
      if (answer.wireName().equals(wireName)) {
        return answer;
      }
    }
    throw new IllegalArgumentException("There is no answer named '" + wireName + "'");
  }

  /** The name in lower case with hyphens: {@code broken-after-effect}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether the call is carried out before the answer is spoilt. */
  public boolean takesEffect() {
    return this == NORMAL || ordinal() >= INTERNAL_ERROR_AFTER_EFFECT.ordinal();
  }

  /** Whether a whole response is sent. */
  boolean isCompleted() {
    return switch (this) {
      case BROKEN_BEFORE_EFFECT,
          BROKEN_AFTER_EFFECT,
          HANG,
          HANG_AFTER_EFFECT,
          CUT_OFF,
          ENDLESS_BODY,
          TRICKLE ->
          false;
      default -> true;
    };
  }

  /** Whether only Graph gives this answer, in a body of its own. */
  boolean isOnlyGraphs() {
    return status >= 400 && status < 500 && this != THROTTLED;
  }

  /** 0 where the answer has no status of its own. */
  int status() {
    return status;
  }

  /** Graph's code; null where the answer is no JSON. */
  String code() {
    return code;
  }

  String message() {
    return message;
  }
}
