package org.gatehouse.web.errors;

import java.util.Arrays;
import java.util.Locale;

/**
 * Why a request failed, for programs: the {@code code} of every error body and of its line in the
 * request log.
 *
 * <p>Published: a code is never renamed. The first one of a status is what that status means where
 * nothing more is known. The troubleshooting guide explains each.
 */
public enum ErrorCode {
  INVALID_REQUEST(400),
  IDEMPOTENCY_KEY_REUSED(400),
  DOMAIN_NOT_ALLOWED(400),
  GRAPH_REJECTED(400),
  UNAUTHENTICATED(401),
  MISSING_ROLE(403),
  NOT_FOUND(404),
  METHOD_NOT_ALLOWED(405),
  NOT_ACCEPTABLE(406),
  INVITATION_IN_PROGRESS(409),
  PAYLOAD_TOO_LARGE(413),
  UNSUPPORTED_MEDIA_TYPE(415),
  RATE_LIMITED(429),
  TOO_MANY_CONCURRENT_REQUESTS(429),
  INTERNAL_ERROR(500),
  OUTCOME_PENDING(500),
  OUTCOME_UNKNOWN(500),
  INVITATION_FAILED(500),
  TENANT_BLOCKS_INVITATIONS(500),
  GRAPH_PERMISSION_MISSING(500),
  GRAPH_TOKEN_REJECTED(500),
  GRAPH_THROTTLED(500),
  GRAPH_UNAVAILABLE(500),
  GRAPH_FAILED(500),
  ENTRA_TOKEN_UNAVAILABLE(500),
  SIGNING_KEYS_UNAVAILABLE(500),
  DATABASE_UNAVAILABLE(500),
  STOPPING(503),
  STARTING(503),
  OVERLOADED(503);

  private final int status;
  private final String apiName;

  ErrorCode(int status) {
    this.status = status;
    this.apiName = camelCase(name());
  }

  /** The code of an answer of which only the HTTP status is known. */
  public static ErrorCode ofStatus(int status) {
    return Arrays.stream(values())
        .filter(code -> code.status == status)
        .findFirst()
        .orElse(status < 500 ? INVALID_REQUEST : INTERNAL_ERROR);
  }

  public int status() {
    return status;
  }

  /** In lower camel case, as in {@code invalidRequest}. */
  public String apiName() {
    return apiName;
  }

  private static String camelCase(String constant) {
    StringBuilder name = new StringBuilder();
    for (String word : constant.split("_")) {
      name.append(
          name.isEmpty() ? word.substring(0, 1).toLowerCase(Locale.ROOT) : word.substring(0, 1));
      name.append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return name.toString();
  }
}
