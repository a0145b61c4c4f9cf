package org.gatehouse.operations.accesslog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.gatehouse.container.ContainerCase;
import org.gatehouse.container.Reply;
import org.gatehouse.sandbox.CallLog;
import org.gatehouse.sandbox.SimulatedResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the log of a real server tells of each request. */
@Tag("per-server")
class AccessLogIT extends ContainerCase {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

  private final String correlation = UUID.randomUUID().toString();

  @Test
  void invitationIsOneLineOfPureJsonThatNamesNobody() throws InterruptedException {
    String address = someone();
    Reply reply = invite(body(address, true), "traceparent", PARENT, "tracestate", "a=b");
    JsonObject line = line();
    assertEquals(201, line.getInt("status"));
    assertEquals("invited", line.getString("outcome"));
    assertEquals("POST", line.getString("method"));
    assertEquals("/api/InviteGuest", line.getString("path"));
    assertEquals(reply.id(), line.getString("invitationId"));
    assertEquals("***@example.com", line.getString("guest"));
    assertEquals(TRACE, line.getString("traceId"));
    assertEquals(1, line.getInt("graphCalls"));
    assertFalse(line.getString("graphRequestId").isEmpty());
    double total = line.getJsonNumber("totalMs").doubleValue();
    assertTrue(line.getJsonNumber("graphMs").doubleValue() > 0, line::toString);
    assertTrue(line.getJsonNumber("databaseMs").doubleValue() > 0, line::toString);
    assertTrue(total >= line.getJsonNumber("graphMs").doubleValue(), line::toString);
    String whole = String.join("\n", written());
    assertFalse(whole.contains(address.substring(0, address.indexOf('@'))), whole);
  }

  @Test
  void failureIsToldWithItsReason() throws InterruptedException {
    sandbox.behaviour().invitations().always(SimulatedResponse.PERMISSION_MISSING);
    Reply reply = invite(body(someone(), true));
    JsonObject line = line();
    assertEquals(500, line.getInt("status"));
    assertEquals(reply.id(), line.getString("invitationId"));
    assertEquals("graphPermissionMissing", line.getString("code"));
    assertTrue(line.getString("message").contains("User.Invite.All"), line::toString);
  }

  @Test
  void badRequestNamesItsFields() throws InterruptedException {
    invite("{\"invitedUserEmailAddress\": \"nobody\", \"sendInvitationMessage\": 7}");
    JsonObject line = line();
    assertEquals("invalid", line.getString("outcome"));
    assertEquals(2, line.getJsonArray("invalidFields").size());
  }

  @Test
  void whoIsTurnedAwayAtTheDoorIsLoggedToo() throws InterruptedException {
    gatehouse.invite("rubbish", body(someone(), true), "X-Correlation-ID", correlation);
    JsonObject line = line();
    assertEquals("unauthorized", line.getString("outcome"));
    assertEquals("unauthenticated", line.getString("code"));
  }

  private Reply invite(String body, String... headers) {
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 0, headers.length);
    all[headers.length] = "X-Correlation-ID";
    all[headers.length + 1] = correlation;
    return gatehouse.invite(inviter(), body, all);
  }

  private JsonObject line() throws InterruptedException {
    await(Duration.ofSeconds(5), () -> !lines().isEmpty());
    assertEquals(1, lines().size());
    try (JsonReader reader = Json.createReader(new StringReader(lines().get(0)))) {
      return reader.readObject();
    }
  }

  private List<String> lines() {
    return written().stream().filter(each -> each.contains(correlation)).toList();
  }

  @Test
  void traceIsPassedOnToGraphAndAMalformedOneIsNot() {
    invite(body(someone(), true), "traceparent", PARENT, "tracestate", "a=b");
    invite(body(someone(), true), "traceparent", "00-" + TRACE + "-00-01");
    List<String> passedOn =
        sandbox.journal().last(10).stream()
            .filter(call -> call.call().equals("POST /v1.0/invitations"))
            .map(CallLog.Entry::trace)
            .toList();
    assertEquals(Arrays.asList(null, PARENT), passedOn);
  }
}
