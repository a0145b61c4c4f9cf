package org.gatehouse.web.errors;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/**
 * The JSON body of every error answer; null values are omitted.
 *
 * @param message what went wrong and what to do, never null
 * @param code why, for programs: an {@link ErrorCode#apiName}
 * @param errors every fault of a bad request, null where there is none to list
 * @param id the recorded request's id, null when nothing was recorded
 * @param correlationId what the log lines of this request carry
 */
@JsonbPropertyOrder({"message", "code", "errors", "id", "correlationId"})
public record ErrorBody(
    String message, String code, List<FieldError> errors, String id, String correlationId) {
  private static final String ATTRIBUTE = ErrorBody.class.getName();

  /** Stores the error with the request, for the access log. */
  public void tell(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  /** The error that was returned for a request; null if there is none. */
  public static ErrorBody told(HttpServletRequest request) {
    return (ErrorBody) request.getAttribute(ATTRIBUTE);
  }
}
