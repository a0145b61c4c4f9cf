package org.gatehouse.flood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gatehouse.container.Gatehouse;
import org.gatehouse.container.OwnServerCase;
import org.gatehouse.container.Reply;
import org.gatehouse.container.ServerProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * A server of its own with the shipped options and the usual time-outs, because it is brought to
 * its limits: all along it says that it is alive, invites guests of others, and has its memory back
 * afterwards.
 */
@Isolated("Other servers would take the processors and slow the health checks down.")
@Tag("per-server")
class FloodIT extends OwnServerCase {
  private static final Path FOLDER = Path.of("target", "it", "flood").toAbsolutePath();

  /**
   * What caches and pools may have grown by, in megabytes. Payara keeps some 17 KB of each
   * connection for 75 s after its end, so that a few floods add up.
   */
  private static final long SLACK = 120;

  private static final long MEGABYTE = 1024 * 1024;

  private static ServerProcess process;
  private static Gatehouse server;
  private static long usual;

  private HealthWatch health;

  @BeforeEach
  void start() throws Exception {
    if (process == null) {
      Map<String, String> settings = new HashMap<>(ServerProcess.behind(sandbox));
      settings.put("GRAPH_RATE_LIMIT_CALLS", "100000");
      // Its cache of pages grows with the ledger for long, up to a bound that is known.
      // Its limits are to be those of the shipped options, with every compiler.
      settings.put("JAVA_OPTS", "-XX:TieredStopAtLevel=4 -Dderby.storage.pageCacheSize=500");
      process = ServerProcess.start(server(), FOLDER, settings);
      process.awaitReady();
      server = process.gatehouse();
      // What threads, pools and caches keep once a server has worked hard is usual.
      sandbox.behaviour().rateEnforced(false).invitations().delay(Duration.ofSeconds(5));
      try (Flood flood = new Flood(server.uri())) {
        String[] tokens = {token(UUID.randomUUID()), token(UUID.randomUUID())};
        for (int i = 0; i < 1_000; i++) {
          String body = body(someone(), false);
          flood.send(head(tokens[i % 2], body.length()) + body);
        }
        statuses(flood);
      }
      fillLedger();
      assertEquals(200, export().status());
      usual = process.heapAfterCollection() / MEGABYTE;
    }
    sandbox.behaviour().rateEnforced(false).invitations().delay(Duration.ZERO);
    health = new HealthWatch(server);
  }

  @AfterEach
  void isAliveAndHasItsMemoryBack() throws Exception {
    health.end();
    hasItsMemoryBack();
    assertEquals(201, invite().status());
  }

  @AfterAll
  static void end() throws InterruptedException {
    if (process != null) {
      process.tellToEnd();
      process.awaitEnd();
      process = null;
    }
  }

  private static void hasItsMemoryBack() throws InterruptedException {
    List<Long> seen = new ArrayList<>();
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    do {
      seen.add(process.heapAfterCollection() / MEGABYTE);
      if (seen.get(seen.size() - 1) < usual + SLACK) {
        return;
      }
      Thread.sleep(1_000);
    } while (System.nanoTime() < end);
    fail("usual are " + usual + " MB of heap, but after the flood there were " + seen);
  }

  /** A guest of somebody else than who floods. */
  private Reply invite() {
    return server.invite(token(UUID.randomUUID()), body(someone(), true));
  }

  private String token(UUID caller) {
    return sandbox.callerToken().roles("Guests.Invite").claim("oid", caller.toString()).compact();
  }

  private String reader(UUID caller) {
    return sandbox.callerToken().roles("Guests.Read").claim("oid", caller.toString()).compact();
  }

  /** With the longest requests that there are. */
  private void fillLedger() {
    sandbox.behaviour().invitations().delay(Duration.ZERO);
    String more = "{\"note\": \"%s\"}".formatted("x".repeat(3_900));
    String inviter = token(UUID.randomUUID());
    IntStream.range(0, 1_000)
        .parallel()
        .mapToObj(
            each ->
                """
                {"invitedUserEmailAddress": "%s", "more": %s}\
                """
                    .formatted(someone(), more))
        .forEach(body -> assertEquals(201, server.invite(inviter, body).status()));
  }

  private Reply export() {
    return server.send(
        server
            .request("/api/invitations")
            .header("Accept", "text/csv")
            .header("Authorization", "Bearer " + reader(UUID.randomUUID())));
  }

  private static String get(String path, String token) {
    return "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
        .formatted(path, token);
  }

  private static String head(String token, int length) {
    return "POST /api/InviteGuest HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        + "Authorization: Bearer %s\r\nContent-Length: %d\r\n\r\n".formatted(token, length);
  }

  @Test
  void http2InClearTextIsAnsweredAsHttp11() throws IOException {
    try (Flood flood = new Flood(server.uri())) {
      String preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
      String settings = "\0\0\0\4\0\0\0\0\0";
      String answer = Flood.firstLine(flood.send(preface + settings));
      assertTrue(answer.matches("HTTP/1.1 [45].*"), answer);
      String upgrade =
          "GET /openapi HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\n"
              + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n";
      assertEquals(200, Flood.status(flood.send(upgrade)));
      String body = body(someone(), false);
      String invitation =
          head(token(UUID.randomUUID()), body.length())
              .replace(
                  "Host:",
                  "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
                      + "HTTP2-Settings: AAMAAABkAAQAAP__\r\nHost:");
      assertEquals(201, Flood.status(flood.send(invitation + body)));
    }
  }

  @Test
  void readersWhoDoNotReadPagesHoldNoMemory() throws Exception {
    try (Flood flood = new Flood(server.uri())) {
      flood.send(400, get("/api/docs/swagger-ui-bundle.js", ""));
      assertEquals(201, invite().status());
      Map<Integer, Long> statuses = statuses(flood);
      assertEquals(400, statuses.get(200) + statuses.get(503), statuses::toString);
      hasItsMemoryBack();
    }
  }

  @Test
  void threeHundredReadersAtOnceGetThePageWholeOrAreToldToComeAgain() throws Exception {
    ExecutorService readers = Executors.newFixedThreadPool(300);
    try {
      List<Future<Reply>> replies =
          IntStream.range(0, 300)
              .mapToObj(i -> readers.submit(() -> server.send(server.request("/openapi"))))
              .toList();
      for (Future<Reply> reply : replies) {
        if (reply.get().status() == 200) {
          assertTrue(reply.get().text().contains("openapi: 3"));
        } else {
          assertEquals("1", reply.get().header("Retry-After"));
          failure(503, reply.get());
        }
      }
    } finally {
      readers.shutdownNow();
    }
    assertEquals(201, invite().status());
  }

  @Test
  void bodiesOfThousandsOfPropertiesReleasedTogetherAreTakenInTurns() throws Exception {
    String body =
        IntStream.range(0, 4_600)
            .mapToObj(i -> "\"p%05d\":\"\"".formatted(i))
            .collect(Collectors.joining(",", "{", "}"));
    assertTrue(body.length() < 65_536 && body.length() > 50_000);
    String token = token(UUID.randomUUID());
    try (Flood flood = new Flood(server.uri())) {
      flood.send(400, head(token, body.length()) + body.substring(0, body.length() - 1));
      assertEquals(201, invite().status());
      for (Socket socket : flood.sockets()) {
        socket.getOutputStream().write('}');
      }
      Map<Integer, Long> statuses = statuses(flood);
      assertEquals(400, statuses.get(400) + statuses.getOrDefault(503, 0L), statuses::toString);
    }
  }

  @Test
  void exportsAndLongListsBeyondTheLimitAreToldToComeAgain() throws Exception {
    String reader = reader(UUID.randomUUID());
    try (Flood flood = new Flood(server.uri())) {
      String ask =
          "GET %s HTTP/1.1\r\nHost: localhost\r\nAccept: %s\r\nAuthorization: Bearer %s\r\n\r\n";
      for (int i = 0; i < 20; i++) {
        flood.send(ask.formatted("/api/invitations", "text/csv", reader));
        flood.send(ask.formatted("/api/invitations", "application/x-ndjson", reader));
        flood.send(ask.formatted("/api/invitations?limit=500", "application/json", reader));
      }
      assertEquals(201, invite().status());
      Map<Integer, Long> statuses = statuses(flood);
      assertTrue(statuses.get(200) >= 8, statuses::toString);
      assertEquals(60 - statuses.get(200), statuses.get(429), statuses::toString);
      hasItsMemoryBack();
    }
    await(
        Duration.ofSeconds(40),
        () -> server.get("/api/invitations?limit=500", reader).status() == 200);
  }

  @Test
  void bodiesThatDripHoldNoMoreThanTheirCallersShare() throws Exception {
    String token = token(UUID.randomUUID());
    try (Flood flood = new Flood(server.uri())) {
      flood.send(1_250, head(token, 1_000) + "{\"invited");
      assertEquals(201, invite().status());
      Map<Integer, Long> statuses = statuses(flood);
      // A place becomes free when a body is given up; WildFly then closes without an answer.
      long abandon = statuses.getOrDefault(400, 0L) + statuses.getOrDefault(0, 0L);
      assertTrue(abandon >= 500, statuses::toString);
      assertEquals(1_250 - abandon, statuses.get(429), statuses::toString);
      assertTrue(statuses.get(429) >= 500, statuses::toString);
    }
  }

  @Test
  void callsThatWaitForASlowGraphLeaveRoomForOthers() throws Exception {
    sandbox.behaviour().invitations().delay(Duration.ofSeconds(10));
    String[] tokens = {
      token(UUID.randomUUID()), token(UUID.randomUUID()), token(UUID.randomUUID())
    };
    try (Flood flood = new Flood(server.uri())) {
      for (int i = 0; i < 1_250; i++) {
        String body = body(someone(), false);
        flood.send(head(tokens[i % 3], body.length()) + body);
      }
      CompletableFuture<Integer> metrics =
          CompletableFuture.supplyAsync(() -> server.send(server.request("/metrics")).status());
      assertEquals(200, metrics.get());
      Map<Integer, Long> statuses = statuses(flood);
      assertTrue(statuses.get(503) >= 250, statuses::toString);
      assertEquals(1_250 - statuses.get(503), statuses.get(201), statuses::toString);
    }
    sandbox.behaviour().invitations().delay(Duration.ZERO);
  }

  @Test
  void bodyBehindARefusalIsNotReadWithoutEnd() throws Exception {
    String endless =
        "POST /api/InviteGuest HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: 2000000000\r\n\r\n";
    long taken = 0;
    try (Flood flood = new Flood(server.uri())) {
      Socket socket = flood.send(endless);
      byte[] piece = "x".repeat(65_536).getBytes(StandardCharsets.US_ASCII);
      while (taken < 200_000_000) {
        socket.getOutputStream().write(piece);
        taken += piece.length;
      }
    } catch (IOException closed) {
      // as wanted
    }
    assertTrue(taken < 20_000_000, taken + " bytes were taken");
    assertNotEquals(0, taken);
  }

  private static Map<Integer, Long> statuses(Flood flood) {
    return flood.sockets().stream()
        .collect(Collectors.groupingBy(Flood::status, TreeMap::new, Collectors.counting()));
  }
}
