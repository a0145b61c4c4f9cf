package org.gatehouse.operations.accesslog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.gatehouse.bench.load.Load;
import org.gatehouse.bench.load.Measured;
import org.gatehouse.container.ContainerCase;
import org.gatehouse.sandbox.SimulatedResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A thousand failing requests a second write little and leave the server answering, whatever it is
 * that fails.
 *
 * <p>Three seconds each in the suite; {@code -Dstorm.seconds=60} is the whole storm.
 */
@Order(Integer.MAX_VALUE)
@Tag("per-server")
class FailureBurstIT extends ContainerCase {
  private static final int SECONDS = Integer.getInteger("storm.seconds", 3);
  private static final int RATE = Integer.getInteger("storm.rate", 1_000);
  private static final long BYTES_PER_MINUTE = 10_000_000;

  @Test
  void tenantThatTakesNoInvitationsWritesLittle() throws InterruptedException {
    sandbox.behaviour().invitations().always(SimulatedResponse.GUESTS_NOT_ALLOWED);
    storm("the tenant takes no invitations", invitation());
    await(
        Duration.ofSeconds(15),
        () -> written().stream().anyMatch(line -> line.contains("more like it")));
  }

  @Test
  void graphThatFailsWritesLittle() throws InterruptedException {
    sandbox.behaviour().invitations().always(SimulatedResponse.INTERNAL_ERROR);
    storm("Graph answers 500", invitation());
  }

  @Test
  void entraThatIsDownWritesLittle() throws InterruptedException {
    sandbox.behaviour().token().always(SimulatedResponse.BROKEN_BEFORE_EFFECT);
    revokeTokens();
    storm("Entra is down", invitation());
  }

  @Test
  @Tag("postgresql")
  void databaseThatIsDownWritesLittle() throws InterruptedException {
    String reader = reader();
    Supplier<ByteBuffer> invitation = invitation();
    database().interrupt();
    try {
      storm(
          "the database is down",
          inTurn(invitation, () -> request("GET /api/invitations", reader, "", "")));
    } finally {
      database().resume();
    }
  }

  /** Bad requests, and beside nineteen of them one that is none and meets the trouble. */
  private void storm(String trouble, Supplier<ByteBuffer> whole) {
    String token = inviter();
    Supplier<ByteBuffer> bad =
        inTurn(
            () -> post(null, body(someone(), true)),
            () -> post("rubbish", body(someone(), true)),
            () -> post(token, "{"),
            () -> post(token, body("nobody", true)));
    URI uri = gatehouse.request().build().uri();
    try (Load ofBad = new Load(uri, bad);
        Load ofWhole = new Load(uri, whole)) {
      CompletableFuture<Measured> beside =
          CompletableFuture.supplyAsync(() -> ofWhole.countOpen(RATE * 0.05, SECONDS * RATE / 20));
      Measured refused = ofBad.countOpen(RATE * 0.95, SECONDS * RATE * 19 / 20);
      Measured failed = beside.join();
      long bytes = written().stream().mapToLong(line -> line.length() + 1L).sum();
      System.out.printf(
          "Storm on %s, %s: %d bad requests at %.0f/s, answers %s; %d others at %.0f/s, %s;"
              + " log %,d bytes%n",
          server(),
          trouble,
          refused.failed(),
          refused.failed() / refused.seconds(),
          refused.statuses(),
          failed.failed(),
          failed.failed() / failed.seconds(),
          failed.statuses(),
          bytes);
      assertTrue(bytes < BYTES_PER_MINUTE * SECONDS / 60, () -> bytes + " bytes of log");
      assertEquals(Set.of(400, 401), refused.statuses().keySet());
      assertEquals(Set.of(500), failed.statuses().keySet());
    }
  }

  @AfterEach
  void serverAnswersAfterIt() throws InterruptedException {
    sandbox.reset();
    await(
        Duration.ofSeconds(30),
        () -> gatehouse.invite(inviter(), body(someone(), false)).status() == 201);
  }

  private Supplier<ByteBuffer> invitation() {
    String token = inviter();
    return () -> post(token, body(someone(), true));
  }

  @SafeVarargs
  private static Supplier<ByteBuffer> inTurn(Supplier<ByteBuffer>... requests) {
    AtomicInteger turn = new AtomicInteger();
    return () -> requests[turn.getAndIncrement() % requests.length].get();
  }

  private static ByteBuffer post(String token, String body) {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    return request(
        "POST /api/InviteGuest",
        token,
        "Content-Type: application/json\r\nContent-Length: " + length + "\r\n",
        body);
  }

  private static ByteBuffer request(String start, String token, String headers, String body) {
    String bearer = token == null ? "" : "Authorization: Bearer " + token + "\r\n";
    String whole = start + " HTTP/1.1\r\nHost: localhost\r\n" + bearer + headers + "\r\n" + body;
    return ByteBuffer.wrap(whole.getBytes(StandardCharsets.UTF_8));
  }
}
