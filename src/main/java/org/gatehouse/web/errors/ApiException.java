package org.gatehouse.web.errors;

import jakarta.ejb.ApplicationException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Ends a request with a status and a message for the caller.
 *
 * <p>An application exception, so that no container logs it with its stack: a rejected request is
 * an expected outcome, not an internal error.
 */
@ApplicationException(rollback = true, inherited = true)
public class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** After it a restarted server or the next node answers. */
  static final Duration SOON = Duration.ofSeconds(5);

  private final ErrorCode code;
  private final List<FieldError> faults;
  private final UUID invitationId;
  private final Duration retryAfter;

  private ApiException(
      ErrorCode code,
      String message,
      List<FieldError> faults,
      UUID invitationId,
      Duration retryAfter) {
    super(message, null, false, false);
    this.code = code;
    this.faults = List.copyOf(faults);
    this.invitationId = invitationId;
    this.retryAfter = retryAfter;
  }

  /** 400: the caller must change the request before it can succeed. */
  public static ApiException badRequest(String message) {
    return badRequest(message, List.of());
  }

  /** 400 that lists every fault found. */
  public static ApiException badRequest(String message, List<FieldError> faults) {
    return new ApiException(ErrorCode.INVALID_REQUEST, message, faults, null, null);
  }

  /** 503: this server answers no request now; another one, or it itself, does so soon. */
  public static ApiException notServing(ErrorCode code, String message) {
    return of(code, message).retryAfter(SOON);
  }

  /** The code names the status. */
  public static ApiException of(ErrorCode code, String message) {
    return new ApiException(code, message, List.of(), null, null);
  }

  /** The same refusal, said of a request that is on record. */
  public ApiException ofInvitation(UUID id) {
    return new ApiException(code, getMessage(), faults, id, retryAfter);
  }

  /** The same refusal, with a Retry-After header (RFC 9110, section 10.2.3). */
  public ApiException retryAfter(Duration wait) {
    return new ApiException(code, getMessage(), faults, invitationId, wait);
  }

  public ErrorCode code() {
    return code;
  }

  public int status() {
    return code.status();
  }

  public List<FieldError> faults() {
    return faults;
  }

  public Optional<UUID> invitationId() {
    return Optional.ofNullable(invitationId);
  }

  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
