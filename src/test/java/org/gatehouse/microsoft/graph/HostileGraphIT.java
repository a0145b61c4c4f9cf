package org.gatehouse.microsoft.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.gatehouse.container.Gatehouse;
import org.gatehouse.container.PostgreSql;
import org.gatehouse.container.Reply;
import org.gatehouse.container.ServerProcess;
import org.gatehouse.sandbox.Guest;
import org.gatehouse.sandbox.RawFault;
import org.gatehouse.sandbox.RawRelay;
import org.gatehouse.sandbox.Sandbox;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What Graph sends is no HTTP or has no end: one call at a time, one mail.
 *
 * <p>Needs leases that run out and a recovery that looks every second, and so a server of its own.
 */
@Tag("own-server")
class HostileGraphIT {
  private static final Path FOLDER = Path.of("target", "it", "hostile").toAbsolutePath();

  /** {@code invite.answer-within} below and 15 s. */
  private static final Duration LEASE = Duration.ofSeconds(23);

  private final Map<String, String> settings = new HashMap<>();

  @ParameterizedTest
  @CsvSource({"payara, postgresql", "wildfly, derby"})
  void oneCallAtATimeAndOneMail(String server, String database) throws Exception {
    try (Sandbox sandbox = Sandbox.start();
        RawRelay relay = RawRelay.before(sandbox.uri());
        PostgreSql postgreSql = database.equals("derby") ? null : PostgreSql.start()) {
      settings.putAll(ServerProcess.behind(sandbox));
      settings.putAll(
          Map.of(
              "GRAPH_ENDPOINT", relay.uri().toString(),
              "GRAPH_CONNECT_TIMEOUT", "PT1S",
              "GRAPH_READ_TIMEOUT", "PT2S",
              "GRAPH_LOOKUP_TIMEOUT", "PT0.5S",
              "INVITE_ANSWER_WITHIN", "PT8S",
              "RECOVERY_INTERVAL", "PT1S"));
      if (postgreSql != null) {
        settings.putAll(postgreSql.environment());
      }
      ServerProcess process = ServerProcess.start(server, FOLDER, settings);
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
    assertTrue(System.nanoTime() - start < Duration.ofSeconds(12).toNanos());
    Thread.sleep(LEASE.plusSeconds(5).toMillis());
    relay.answer(null);
    await(() -> sandbox.directory().guest(address).isPresent());
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

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() - start < Duration.ofSeconds(60).toNanos(), "not in a minute");
      Thread.sleep(100);
    }
  }
}
