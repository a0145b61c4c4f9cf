package org.gatehouse.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadTest {
  private static final Duration DELAY = Duration.ofMillis(100);

  private final Set<String> bodies = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private URI uri;
  private volatile int status = 201;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    server.setExecutor(threads);
    server.createContext("/api/InviteGuest", this::answer);
    server.start();
    uri = URI.create("http://localhost:" + server.getAddress().getPort());
  }

  @AfterEach
  void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    try {
      Thread.sleep(DELAY.toMillis());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
    exchange.sendResponseHeaders(status, 2);
    exchange.getResponseBody().write("{}".getBytes(StandardCharsets.US_ASCII));
    exchange.close();
  }

  @Test
  void asManyAreSentAsAreCounted() {
    try (Load load = new Load(uri, Requests.forGuests(uri, "token", "batch"))) {
      Measured measured = load.count(7, 40);
      assertEquals(Map.of(201, 40L), measured.statuses());
      assertEquals(40, bodies.size());
      assertTrue(measured.millis(50) >= DELAY.toMillis(), measured.toString());
    }
  }

  @Test
  void closedLoopIsAsFastAsItsAnswers() {
    try (Load load = new Load(uri, Requests.forGuests(uri, "token", "batch"))) {
      Measured measured = load.closed(5, DELAY, Duration.ofSeconds(1));
      assertTrue(measured.succeeded() <= 50, measured.toString());
      assertTrue(measured.succeeded() > 0, measured.toString());
    }
  }

  @Test
  void openLoopNeverExceedsItsRateAndWaitsForNoAnswer() {
    try (Load load = new Load(uri, Requests.forGuests(uri, "token", "batch"))) {
      load.open(50, Duration.ofMillis(500), Duration.ofSeconds(1));
      // 75 are due; a machine that is busy sends fewer in time, and never more.
      assertTrue(bodies.size() <= 76, bodies::toString);
      assertTrue(bodies.size() > 10, bodies::toString);
    }
  }

  @Test
  void openLoopCountsAllAnswersAtItsRate() {
    try (Load load = new Load(uri, Requests.forGuests(uri, "token", "batch"))) {
      Measured measured = load.countOpen(50, 25);
      assertEquals(Map.of(201, 25L), measured.statuses());
      assertTrue(measured.seconds() >= 24 / 50.0, measured.toString());
    }
  }

  @Test
  void whatIsRepeatedIsTheSame() {
    try (Load load = new Load(uri, Requests.repeating(uri, "token", "batch", 3))) {
      load.count(4, 20);
      assertEquals(3, bodies.size());
    }
  }

  @Test
  void answersWithoutSuccessAreCountedApart() {
    status = 500;
    try (Load load = new Load(uri, Requests.forGuests(uri, "token", "batch"))) {
      Measured measured = load.count(2, 4);
      assertEquals(4, measured.failed());
      assertEquals(0, measured.succeeded());
      assertTrue(load.firstFailure().startsWith("HTTP/1.1 500"), load.firstFailure());
    }
  }
}
