package org.gatehouse.web.errors;

import jakarta.ejb.AccessLocalException;
import jakarta.ejb.EJBAccessException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The answer to an exception: status, headers and error body. */
record ErrorResponse(int status, Map<String, String> headers, ErrorBody problem) {
  private static final String ALLOW = "Allow";
  private static final String RETRY_AFTER = "Retry-After";

  /** How far to look for a refusal under what containers wrap around it. */
  private static final int MAX_CAUSE_DEPTH = 8;

  /** The answer to an exception that is an expected outcome; empty for an accident of ours. */
  static Optional<ErrorResponse> to(Throwable thrown, String correlationId) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < MAX_CAUSE_DEPTH; depth++) {
      if (cause instanceof ApiException refusal) {
        return Optional.of(of(refusal, correlationId));
      }
      cause = cause.getCause();
    }
    if (thrown instanceof ConstraintViolationException violated) {
      return Optional.of(of(violated, correlationId));
    }
    if (thrown instanceof EJBAccessException || thrown instanceof AccessLocalException) {
      return Optional.of(of(403, null, correlationId));
    }
    if (thrown instanceof WebApplicationException http) {
      int status = http.getResponse().getStatus();
      String allowed = http.getResponse().getHeaderString(ALLOW);
      return status < 500 ? Optional.of(of(status, allowed, correlationId)) : Optional.empty();
    }
    return Optional.empty();
  }

  /** The answer to an accident; only the log says more. */
  static ErrorResponse internalError(String correlationId) {
    return of(500, null, correlationId);
  }

  /**
   * The answer where the server itself refuses.
   *
   * @param allowed the methods of an Allow header, null when there is none
   */
  static ErrorResponse of(int status, String allowed, String correlationId) {
    Map<String, String> headers = challenge(status);
    if (allowed != null) {
      headers.put(ALLOW, allowed);
    }
    if (status == 503) {
      headers.put(RETRY_AFTER, wholeSeconds(ApiException.SOON));
    }
    ErrorBody problem =
        new ErrorBody(
            StatusMessages.of(status, allowed),
            ErrorCode.ofStatus(status).apiName(),
            null,
            null,
            correlationId);
    return new ErrorResponse(status, headers, problem);
  }

  static ErrorResponse of(ApiException refusal, String correlationId) {
    Map<String, String> headers = challenge(refusal.status());
    refusal.retryAfter().ifPresent(wait -> headers.put(RETRY_AFTER, wholeSeconds(wait)));
    List<FieldError> faults = refusal.faults().isEmpty() ? null : refusal.faults();
    String id = refusal.invitationId().map(UUID::toString).orElse(null);
    ErrorBody problem =
        new ErrorBody(refusal.getMessage(), refusal.code().apiName(), faults, id, correlationId);
    return new ErrorResponse(refusal.status(), headers, problem);
  }

  private static ErrorResponse of(ConstraintViolationException violated, String correlationId) {
    List<FieldError> faults =
        violated.getConstraintViolations().stream()
            .map(violation -> new FieldError(field(violation), violation.getMessage()))
            .toList();
    String message = "The request has wrong data; see errors.";
    String code = ErrorCode.INVALID_REQUEST.apiName();
    return new ErrorResponse(
        400, Map.of(), new ErrorBody(message, code, faults, null, correlationId));
  }

  /** RFC 6750, section 3. */
  private static Map<String, String> challenge(int status) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (status == 401 || status == 403) {
      headers.put("WWW-Authenticate", "Bearer");
    }
    return headers;
  }

  /** Rounded up: who comes back early is refused again. */
  private static String wholeSeconds(Duration wait) {
    return Long.toString(wait.plusNanos(999_999_999).toSeconds());
  }

  private static String field(ConstraintViolation<?> violation) {
    String field = "body";
    for (Path.Node node : violation.getPropertyPath()) {
      field = node.getName();
    }
    return field;
  }
}
