package org.gatehouse.microsoft.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.gatehouse.container.ContainerCase;
import org.gatehouse.container.Reply;
import org.gatehouse.sandbox.Guest;
import org.gatehouse.sandbox.SimulatedResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What callers, operators and the ledger are told when Graph fails for good. */
@Tag("once")
class GraphFailuresIT extends ContainerCase {
  private static final String NOT_KNOWN_YET =
      "It is not known yet whether the guest was invited; this service finds out by itself. Repeat"
          + " the same request for its outcome.";

  private final String address = someone();

  // What nobody can cure by waiting

  @Test
  void missingPermissionIsNamed() {
    assertEquals(
        "Microsoft Graph does not let this service invite guests: an administrator must grant its"
            + " app registration the application permission User.Invite.All. Microsoft Graph says:"
            + " Insufficient privileges to perform requested operation by the application",
        failsAtOnce(SimulatedResponse.PERMISSION_MISSING).replaceAll(" '0000.*", ""));
  }

  @Test
  void tokenThatGraphNeverTakesIsToldInGraphsWords() {
    assertTrue(
        failsAtOnce(SimulatedResponse.UNAUTHORIZED)
            .endsWith("Microsoft Graph says: Lifetime validation failed, the token is expired."));
  }

  @Test
  void notFoundAndConflictAreNotRepeated() {
    for (SimulatedResponse refusal :
        List.of(SimulatedResponse.NOT_FOUND, SimulatedResponse.CONFLICT)) {
      sandbox.reset();
      sandbox.behaviour().invitations().always(refusal);
      Reply reply = gatehouse.invite(inviter(), body(someone(), true));
      assertTrue(failure(500, reply).startsWith("Microsoft Graph refused the call (HTTP 4"));
      assertEquals("failed", stored(reply).getString("state"));
      assertEquals(1, invitationCalls());
    }
  }

  @Test
  void tenantWithoutATargetIsTold() {
    Reply reply = gatehouse.invite(inviter(), body("notarget@sandbox.test", false));
    assertEquals(
        "Microsoft Graph cannot invite from this tenant; check that entra.tenant-id names an"
            + " organization's tenant. Microsoft Graph says: Unable to find target address",
        failure(500, reply));
    assertEquals("failed", stored(reply).getString("state"));
    assertEquals(1, invitationCalls());
  }

  @Test
  void invitationWithTheStatusErrorIsAFailure() {
    Reply reply = gatehouse.invite(inviter(), body("error@sandbox.test", false));
    assertEquals(
        "Microsoft Graph could not invite the guest: Graph took the invitation and reported its"
            + " status as Error.",
        failure(500, reply));
    assertEquals("failed", stored(reply).getString("state"));
  }

  @ParameterizedTest
  @EnumSource(names = {"GUESTS_NOT_ALLOWED", "SUSPICIOUS_ACTIVITY"})
  void doorShutByTheTenantIsNotKnockedAtAgainForAWhile(SimulatedResponse shut)
      throws InterruptedException {
    sandbox.behaviour().invitations().always(shut);
    Reply first = gatehouse.invite(inviter(), body(address, true));
    String message = failure(500, first);
    assertTrue(
        message.contains(
            shut == SimulatedResponse.GUESTS_NOT_ALLOWED
                ? "an administrator must allow them in Entra under External collaboration settings"
                : "an administrator must ask Microsoft's support to lift the block"),
        message);
    Reply second = gatehouse.invite(inviter(), body(someone(), true));
    assertEquals(message, failure(500, second));
    assertEquals("failed", stored(second).getString("state"));
    assertEquals(1, invitationCalls());

    sandbox.reset();
    await(
        Duration.ofSeconds(10),
        () -> gatehouse.invite(inviter(), body(address, true)).status() == 201);
    assertEquals(1, guest().mails());
  }

  // What may pass

  @Test
  void throttlingIsWaitedForAsGraphAsks() {
    sandbox
        .behaviour()
        .invitations()
        .next(SimulatedResponse.THROTTLED, SimulatedResponse.THROTTLED);
    long start = System.nanoTime();
    Reply reply = gatehouse.invite(inviter(), body(address, true));
    assertEquals(201, reply.status(), reply.text());
    assertTrue(System.nanoTime() - start >= Duration.ofSeconds(2).toNanos());
    assertEquals(3, invitationCalls());
    assertEquals(List.of(), warnings());
  }

  @Test
  void pauseLongerThanTheTimeLeftIsToldAtOnce() {
    sandbox
        .behaviour()
        .invitations()
        .retryAfter(Duration.ofSeconds(30))
        .always(SimulatedResponse.UNAVAILABLE);
    long start = System.nanoTime();
    failsAndIsTakenUpAgain("Microsoft Graph is not available (HTTP 503).");
    assertTrue(System.nanoTime() - start < Duration.ofSeconds(7).toNanos());
  }

  @Test
  void throttlingWithoutEndIsToldInTime() {
    sandbox.behaviour().invitations().always(SimulatedResponse.THROTTLED);
    failsAndIsTakenUpAgain("Microsoft Graph throttles this tenant (HTTP 429).");
  }

  @Test
  void graphThatIsNotAvailableIsToldInTime() {
    sandbox.behaviour().invitations().always(SimulatedResponse.UNAVAILABLE);
    failsAndIsTakenUpAgain("Microsoft Graph is not available (HTTP 503).");
  }

  @Test
  void gatewayThatHearsNothingIsToldInTime() {
    sandbox.behaviour().invitations().always(SimulatedResponse.GATEWAY_TIMEOUT);
    failsAndIsTakenUpAgain("Microsoft Graph is not available (HTTP 504).");
  }

  @Test
  void briefOutageGoesUnnoticed() {
    sandbox
        .behaviour()
        .invitations()
        .next(SimulatedResponse.UNAVAILABLE, SimulatedResponse.GATEWAY_TIMEOUT);
    Reply reply = gatehouse.invite(inviter(), body(address, true));
    assertEquals(201, reply.status(), reply.text());
    assertEquals(1, guest().mails());
    assertEquals(List.of(), warnings());
  }

  // What leaves the outcome open

  @Test
  void internalErrorsWithoutEndAreTold() {
    staysOpenAndIsTakenUpAgain(
        SimulatedResponse.INTERNAL_ERROR, "(HTTP 500): An internal server error occurred.");
  }

  @Test
  void htmlFromAGatewayIsTold() {
    staysOpenAndIsTakenUpAgain(SimulatedResponse.BAD_GATEWAY, "(HTTP 502)");
  }

  @Test
  void htmlFromAProxyIsTold() {
    staysOpenAndIsTakenUpAgain(SimulatedResponse.HTML, "a body that is not Graph's");
  }

  @Test
  void silenceIsTold() {
    staysOpenAndIsTakenUpAgain(SimulatedResponse.HANG, "no answer in time");
  }

  @Test
  void cutConnectionIsTold() {
    staysOpenAndIsTakenUpAgain(SimulatedResponse.BROKEN_BEFORE_EFFECT, "the connection broke");
  }

  /** The guest is found in the directory, so there is no 5xx after what may have been a 201. */
  @ParameterizedTest
  @EnumSource(names = {"EMPTY", "CUT_OFF", "ENDLESS_BODY", "TRICKLE"})
  void guestIsInvitedThoughNoBodyOfGraphCanBeRead(SimulatedResponse body) {
    sandbox.behaviour().invitations().always(body);
    Reply reply = gatehouse.invite(inviter(), body(address, false));
    assertEquals(201, reply.status(), reply.text());
    assertEquals(guest().id(), reply.json().getString("invitedUserId"));
    assertTrue(invitationCalls() <= 3, invitationCalls() + " calls");
    assertEquals(List.of(), warnings());
  }

  @Test
  void answerComesInTimeWhateverGraphDoes() {
    sandbox.behaviour().invitations().always(SimulatedResponse.HANG);
    sandbox.behaviour().users().always(SimulatedResponse.HANG);
    long start = System.nanoTime();
    Reply reply = gatehouse.invite(inviter(), body(address, true));
    failure(500, reply);
    assertTrue(System.nanoTime() - start < Duration.ofSeconds(15).toNanos());
  }

  private String failsAtOnce(SimulatedResponse always) {
    sandbox.behaviour().invitations().always(always);
    Reply reply = gatehouse.invite(inviter(), body(address, true));
    String message = failure(500, reply);
    JsonObject stored = stored(reply);
    assertEquals("failed", stored.getString("state"));
    assertEquals(message, stored.getString("message"));
    assertOneWarning(reply);
    sandbox.behaviour().invitations().always(SimulatedResponse.NORMAL);
    assertIsTakenUpAgain(reply);
    return message;
  }

  private void failsAndIsTakenUpAgain(String message) {
    Reply reply = gatehouse.invite(inviter(), body(address, true));
    assertEquals(message, failure(500, reply));
    JsonObject stored = stored(reply);
    assertEquals("failed", stored.getString("state"));
    assertEquals(message, stored.getString("message"));
    assertOneWarning(reply);
    sandbox.reset();
    assertIsTakenUpAgain(reply);
  }

  private void staysOpenAndIsTakenUpAgain(SimulatedResponse always, String why) {
    sandbox.behaviour().invitations().always(always);
    Reply reply = gatehouse.invite(inviter(), body(address, true));
    String message = failure(500, reply);
    assertTrue(message.startsWith("Microsoft Graph "), message);
    assertTrue(message.contains(why), message);
    assertTrue(message.endsWith(NOT_KNOWN_YET), message);
    assertEquals("inProgress", stored(reply).getString("state"));
    assertOneWarning(reply);
    sandbox.reset();
    assertIsTakenUpAgain(reply);
  }

  private void assertIsTakenUpAgain(Reply failed) {
    Reply again = gatehouse.invite(inviter(), body(address, true));
    assertEquals(201, again.status(), again.text());
    assertEquals(failed.id(), again.id());
    assertEquals("invited", stored(again).getString("state"));
    assertEquals(1, guest().mails());
  }

  /** With what an operator needs to find the request. */
  private void assertOneWarning(Reply failed) {
    List<String> warnings = warnings();
    assertEquals(1, warnings.size(), warnings::toString);
    assertTrue(warnings.get(0).contains(failed.id()), warnings.get(0));
    assertTrue(warnings.get(0).contains(failed.json().getString("correlationId")));
  }

  private long invitationCalls() {
    return sandbox.journal().count("POST /v1.0/invitations");
  }

  private Guest guest() {
    return sandbox.directory().guest(address).orElseThrow();
  }

  private JsonObject stored(Reply reply) {
    return gatehouse.stored(reply.id(), reader()).json();
  }
}
