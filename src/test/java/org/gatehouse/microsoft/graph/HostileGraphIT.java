package org.gatehouse.microsoft.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.container.Gatehouse;
import org.gatehouse.container.OwnServerCase;
import org.gatehouse.container.Reply;
import org.gatehouse.container.ServerProcess;
import org.gatehouse.sandbox.Guest;
import org.gatehouse.sandbox.RawFault;
import org.gatehouse.sandbox.RawRelay;
import org.gatehouse.sandbox.Sandbox;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What Graph sends is no HTTP or has no end: one call at a time, one mail.
 *
 * <p>Needs leases that run out and a recovery that looks every second, and so a server of its own.
 */
@Order(4)
@Tag("once")
class HostileGraphIT extends OwnServerCase {
  private static final Path FOLDER = Path.of("target", "it", "hostile").toAbsolutePath();

  /** {@code invite.answer-within} below and 15 s. */
  private static final Duration LEASE = Duration.ofSeconds(20);

  @Test
  void oneCallAtATimeAndOneMail() throws Exception {
    try (RawRelay relay = RawRelay.before(sandbox.uri())) {
      Map<String, String> settings = new HashMap<>(ServerProcess.behind(sandbox));
      settings.putAll(
          Map.of(
              "GRAPH_ENDPOINT", relay.uri().toString(),
              "GRAPH_CONNECT_TIMEOUT", "PT0.5S",
              "GRAPH_READ_TIMEOUT", "PT1S",
              "GRAPH_LOOKUP_TIMEOUT", "PT0.5S",
              "INVITE_ANSWER_WITHIN", "PT5S",
              "RECOVERY_INTERVAL", "PT1S"));
      ServerProcess process = ServerProcess.start(server(), FOLDER, settings);
      try {
        process.awaitReady();
        whatIsNoHttpIsLookedInto(sandbox, relay, process.gatehouse());
        callThatDripsIsCutOffBeforeItsLeaseRunsOut(sandbox, relay, process.gatehouse());
      } finally {
        process.tellToEnd();
        process.awaitEnd();
      }
    }
  }

  private static void whatIsNoHttpIsLookedInto(
      Sandbox sandbox, RawRelay relay, Gatehouse gatehouse) {
    for (RawFault fault : RawFault.values()) {
      relay.answer(fault);
      String address = fault.name().toLowerCase(Locale.ROOT) + "@example.com";
      Reply reply = invite(sandbox, gatehouse, address);
      assertEquals(201, reply.status(), fault + ": " + reply.text());
      assertEquals(1, guest(sandbox, address).mails(), fault.name());
      assertEquals(guest(sandbox, address).id(), reply.json().getString("invitedUserId"));
    }
  }

  private static void callThatDripsIsCutOffBeforeItsLeaseRunsOut(
      Sandbox sandbox, RawRelay relay, Gatehouse gatehouse) throws InterruptedException {
    String address = "drip@example.com";
    relay.answerBeforeEffect(RawFault.DRIPPING_HEADERS);
    long start = System.nanoTime();
    assertEquals(500, invite(sandbox, gatehouse, address).status());
    assertTrue(System.nanoTime() - start < Duration.ofSeconds(9).toNanos());
    await(Duration.ofSeconds(60), () -> relay.latest() - start > LEASE.plusSeconds(1).toNanos());
    relay.answer(null);
    await(Duration.ofSeconds(60), () -> sandbox.directory().guest(address).isPresent());
    assertEquals(1, relay.mostOpen());
    assertEquals(201, invite(sandbox, gatehouse, address).status());
    assertEquals(1, guest(sandbox, address).mails());
  }

  private static Reply invite(Sandbox sandbox, Gatehouse gatehouse, String address) {
    String token = sandbox.callerToken().roles("Guests.Invite").compact();
    String body = "{\"invitedUserEmailAddress\": \"%s\", \"sendInvitationMessage\": true}";
    return gatehouse.invite(token, body.formatted(address));
  }

  private static Guest guest(Sandbox sandbox, String address) {
    return sandbox.directory().guest(address).orElseThrow();
  }
}
