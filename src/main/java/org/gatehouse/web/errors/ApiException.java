package org.gatehouse.web.errors;

import jakarta.ejb.ApplicationException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Ends a request with a status and a message for the caller.
 *
 * <p>An application exception, so that no container logs it with its stack: being refused is an
 * expected outcome, not an accident of the server.
 */
@ApplicationException(rollback = true, inherited = true)
public class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** After it a restarted server or the next node answers. */
  static final Duration SOON = Duration.ofSeconds(5);

  private final int status;
  private final List<FieldError> faults;
  private final UUID invitationId;
  private final Duration retryAfter;

  private ApiException(
      int status, String message, List<FieldError> faults, UUID invitationId, Duration retryAfter) {
    super(message, null, false, false);
    this.status = status;
    this.faults = List.copyOf(faults);
    this.invitationId = invitationId;
    this.retryAfter = retryAfter;
  }

  /** 400: the caller must change the request before it can succeed. */
  public static ApiException badRequest(String message) {
    return new ApiException(400, message, List.of(), null, null);
  }

  /** 400 that lists every fault found. */
  public static ApiException badRequest(String message, List<FieldError> faults) {
    return new ApiException(400, message, faults, null, null);
  }

  /** 500: the caller may repeat the same request later. */
  public static ApiException unavailable(String message) {
    return new ApiException(500, message, List.of(), null, null);
  }

  /** 503: this server answers no request now; another one, or it itself, does so soon. */
  public static ApiException notServing(String message) {
    return new ApiException(503, message, List.of(), null, SOON);
  }

  /** Any other status of RFC 9110 that the contract names. */
  public static ApiException of(int status, String message) {
    return new ApiException(status, message, List.of(), null, null);
  }

  /** The same refusal, said of a request that is on record. */
  public ApiException ofInvitation(UUID id) {
    return new ApiException(status, getMessage(), faults, id, retryAfter);
  }

  /** The same refusal, with a Retry-After header (RFC 9110, section 10.2.3). */
  public ApiException retryAfter(Duration wait) {
    return new ApiException(status, getMessage(), faults, invitationId, wait);
  }

  public int status() {
    return status;
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
