package org.gatehouse.requestlog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.gatehouse.container.ContainerCase;
import org.gatehouse.sandbox.Answer;
import org.junit.jupiter.api.Test;

/**
 * A thousand failing requests a second write little and leave the server answering.
 *
 * <p>Five seconds in the suite; {@code -Dstorm.seconds=60} is the whole storm.
 */
class StormIT extends ContainerCase {
  private static final int SECONDS = Integer.getInteger("storm.seconds", 5);
  private static final int RATE = Integer.getInteger("storm.rate", 1_000);
  private static final int MOST_IN_FLIGHT = 400;
  private static final long BYTES_PER_MINUTE = 10_000_000;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Semaphore inFlight = new Semaphore(MOST_IN_FLIGHT);
  private final Map<Integer, LongAdder> answers = new ConcurrentSkipListMap<>();

  @Test
  void stormOfFailuresWritesLittleAndLeavesTheServerAnswering() throws InterruptedException {
    sandbox.behaviour().invitations().always(Answer.GUESTS_NOT_ALLOWED);
    String token = inviter();
    List<HttpRequest> kinds =
        List.of(
            post(null, body(someone(), true)),
            post("rubbish", body(someone(), true)),
            post(token, "{"),
            post(token, body("nobody", true)));
    long start = System.nanoTime();
    for (int sent = 0; sent < SECONDS * RATE; sent++) {
      awaitTurn(start + sent * 1_000_000_000L / RATE);
      // Every tenth is recorded and meets a tenant that takes no invitations.
      send(sent % 10 == 0 ? post(token, body(someone(), true)) : kinds.get(sent % kinds.size()));
    }
    inFlight.acquire(MOST_IN_FLIGHT);
    double took = (System.nanoTime() - start) / 1e9;
    long bytes = written().stream().mapToLong(line -> line.length() + 1L).sum();
    System.out.printf(
        "Storm on %s: %d failing requests in %.1f s (%.0f/s), answers %s, log %,d bytes%n",
        server(), SECONDS * RATE, took, SECONDS * RATE / took, new TreeMap<>(answers), bytes);

    assertTrue(bytes < BYTES_PER_MINUTE * SECONDS / 60, () -> bytes + " bytes of log");
    assertEquals(List.of(400, 401, 500), List.copyOf(answers.keySet()));
    sandbox.reset();
    await(
        Duration.ofSeconds(15),
        () -> gatehouse.invite(inviter(), body(someone(), false)).status() == 201);
    await(
        Duration.ofSeconds(15),
        () -> written().stream().anyMatch(line -> line.contains("more like it")));
  }

  private HttpRequest post(String token, String body) {
    HttpRequest.Builder request =
        gatehouse
            .request()
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    return token == null
        ? request.build()
        : request.header("Authorization", "Bearer " + token).build();
  }

  private static void awaitTurn(long moment) {
    for (long early = moment - System.nanoTime(); early > 0; early = moment - System.nanoTime()) {
      LockSupport.parkNanos(early);
    }
  }

  private void send(HttpRequest request) throws InterruptedException {
    inFlight.acquire();
    http.sendAsync(request, BodyHandlers.discarding())
        .whenComplete(
            (answer, broken) -> {
              int status = answer == null ? 0 : answer.statusCode();
              answers.computeIfAbsent(status, first -> new LongAdder()).increment();
              inFlight.release();
            });
  }
}
