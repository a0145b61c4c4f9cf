package org.gatehouse.operations.accesslog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.platform.telemetry.RequestContext;
import org.gatehouse.security.Caller;
import org.gatehouse.security.Role;
import org.gatehouse.web.errors.ErrorBody;
import org.gatehouse.web.errors.FieldError;
import org.junit.jupiter.api.Test;

class AccessLogEntryTest {
  private static final Caller USER =
      new Caller(
          Caller.Kind.USER,
          "tenant",
          "object",
          "app",
          "Adele Vance",
          "adele@mycompany.com",
          Set.of(Role.INVITE));

  private final RequestContext notes = new RequestContext();

  private JsonObject line(int status, ErrorBody problem, boolean personalData) {
    notes.begin(null);
    notes.invitation(UUID.randomUUID(), "jane@example.com");
    notes.reason("no row for jane@example.com");
    RequestContext.Page page = notes.end();
    String json =
        new AccessLogEntry(
                Instant.EPOCH,
                "correlation \"\n",
                "POST",
                "/api/InviteGuest",
                "203.0.113.9",
                status,
                RequestOutcome.of(status, true, false),
                USER,
                problem,
                page,
                1_234_567)
            .json(new Redactor(personalData));
    assertFalse(json.contains("\n"), json);
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }

  @Test
  void nobodyIsNamed() {
    String line =
        line(500, new ErrorBody("for jane@example.com", "internalError", null, null, null), false)
            .toString();
    for (String personal : List.of("jane", "Adele", "adele", "object\"", "203.0.113.9")) {
      assertFalse(line.contains(personal), line);
    }
  }

  @Test
  void everybodyIsNamedOnDemand() {
    String line = line(201, null, true).toString();
    for (String personal : List.of("jane@example.com", "Adele Vance", "object\"", "203.0.113.9")) {
      assertTrue(line.contains(personal), line);
    }
  }

  @Test
  void badRequestIsToldByItsFieldsAndNotByWhatWasSent() {
    ErrorBody problem =
        new ErrorBody(
            "sent was jane",
            "invalidRequest",
            List.of(new FieldError("more", "is jane"), new FieldError("more", "is long")),
            null,
            null);
    JsonObject line = line(400, problem, true);
    assertEquals("[\"more\"]", line.getJsonArray("invalidFields").toString());
    assertEquals("invalidRequest", line.getString("code"));
    assertFalse(line.containsKey("message"));
  }

  @Test
  void namesThatACallerHasMadeUpAreANumber() {
    ErrorBody problem =
        new ErrorBody(
            "2 faults",
            "invalidRequest",
            List.of(
                new FieldError("john.doe@example.com", "is not known here"),
                new FieldError("john", "is not known here"),
                new FieldError("limit", "must be a whole number")),
            null,
            null);
    JsonObject line = line(400, problem, true);
    assertEquals("[\"limit\"]", line.getJsonArray("invalidFields").toString());
    assertEquals(2, line.getInt("unknownFields"));
    assertFalse(line.toString().contains("john"), line::toString);
  }

  @Test
  void timesAreMillisecondsWithOneDecimal() {
    assertEquals("1.2", line(201, null, false).get("totalMs").toString());
  }
}
