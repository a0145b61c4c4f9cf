package org.gatehouse.operations.accesslog;

import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import org.gatehouse.platform.telemetry.RequestContext;
import org.gatehouse.platform.telemetry.TimerName;
import org.gatehouse.platform.text.JsonFactories;
import org.gatehouse.security.Caller;
import org.gatehouse.web.errors.ErrorBody;
import org.gatehouse.web.errors.FieldError;

/**
 * One line of the access log.
 *
 * @param caller null if the caller was not authenticated
 * @param problem the error that was returned, else null
 * @param notes null for a request that failed authentication
 * @param took nanoseconds
 */
record AccessLogEntry(
    Instant time,
    String correlationId,
    String method,
    String path,
    String sourceAddress,
    int status,
    RequestOutcome outcome,
    Caller caller,
    ErrorBody problem,
    RequestContext.Page notes,
    long took) {
  /** Their messages can repeat what a caller sent. */
  private static final int BAD_REQUEST = 400;

  String json(Redactor mask) {
    StringWriter line = new StringWriter(512);
    try (JsonGenerator json = JsonFactories.GENERATORS.createGenerator(line)) {
      json.writeStartObject();
      text(json, "time", time.toString());
      text(json, "correlationId", correlationId);
      if (notes != null && notes.trace() != null) {
        text(json, "traceId", notes.trace().traceId());
      }
      text(json, "method", method);
      text(json, "path", path);
      json.write("status", status);
      text(json, "outcome", outcome.word());
      who(json, mask);
      if (notes != null) {
        what(json, mask);
      }
      why(json, mask);
      json.write("totalMs", millis(took));
      json.writeEnd();
    }
    return line.toString();
  }

  private void who(JsonGenerator json, Redactor mask) {
    if (caller != null) {
      text(json, "callerAppId", caller.appId());
      text(json, "callerKind", caller.kind().name().toLowerCase(java.util.Locale.ROOT));
      text(json, "callerObjectId", mask.person(caller.objectId()));
      text(json, "callerName", mask.person(caller.displayName()));
    }
    text(json, "sourceAddress", mask.person(sourceAddress));
  }

  private void what(JsonGenerator json, Redactor mask) {
    if (notes.invitation() != null) {
      text(json, "invitationId", notes.invitation().toString());
      text(json, "guest", mask.text(notes.guest()));
      json.write("replayed", notes.replayed());
      json.write("graphCalls", notes.calls());
      text(json, "graphRequestId", notes.graphRequestId());
    }
    json.write("waitMs", millis(notes.spent(TimerName.LINE)));
    json.write("graphMs", millis(notes.spent(TimerName.GRAPH)));
    json.write("databaseMs", millis(notes.spent(TimerName.DATABASE)));
  }

  private void why(JsonGenerator json, Redactor mask) {
    if (problem != null) {
      text(json, "code", problem.code());
    }
    if (problem != null && status != BAD_REQUEST) {
      text(json, "message", mask.text(problem.message()));
    }
    List<FieldError> faults = problem == null ? null : problem.errors();
    if (faults != null) {
      json.writeStartArray("invalidFields");
      faults.stream()
          .map(FieldError::field)
          .filter(KnownFields::has)
          .distinct()
          .forEach(json::write);
      json.writeEnd();
      long unknown = faults.stream().filter(fault -> !KnownFields.has(fault.field())).count();
      if (unknown > 0) {
        json.write("unknownFields", unknown);
      }
    }
    if (notes != null) {
      text(json, "reason", mask.text(notes.reason()));
    }
  }

  private static void text(JsonGenerator json, String name, String text) {
    if (text != null) {
      json.write(name, text);
    }
  }

  /** With one decimal. */
  private static double millis(long nanos) {
    return Math.round(nanos / 1e5) / 10.0;
  }
}
