package org.gatehouse.requestlog;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.gatehouse.container.ContainerCase;
import org.gatehouse.sandbox.Answer;
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
class StormIT extends ContainerCase {
  private static final int SECONDS = Integer.getInteger("storm.seconds", 3);
  private static final int RATE = Integer.getInteger("storm.rate", 1_000);
  private static final int MOST_IN_FLIGHT = 400;

  /** Requests that wait for a turn at Graph, or for what does not answer. */
  private static final int MOST_THAT_WAIT = 200;

  private static final long BYTES_PER_MINUTE = 10_000_000;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Semaphore inFlight = new Semaphore(MOST_IN_FLIGHT);
  private final Semaphore waiting = new Semaphore(MOST_THAT_WAIT);
  private final Map<Integer, LongAdder> answers = new ConcurrentSkipListMap<>();

  @Test
  void tenantThatTakesNoInvitationsWritesLittle() throws InterruptedException {
    sandbox.behaviour().invitations().always(Answer.GUESTS_NOT_ALLOWED);
    storm("the tenant takes no invitations", invitation());
    await(
        Duration.ofSeconds(15),
        () -> written().stream().anyMatch(line -> line.contains("more like it")));
  }

  @Test
  void graphThatFailsWritesLittle() throws InterruptedException {
    sandbox.behaviour().invitations().always(Answer.INTERNAL_ERROR);
    storm("Graph answers 500", invitation());
  }

  @Test
  void entraThatIsDownWritesLittle() throws InterruptedException {
    sandbox.behaviour().token().always(Answer.BROKEN_BEFORE_EFFECT);
    // A token that has just replaced a refused one would be believed, whatever Graph says.
    Thread.sleep(2_100);
    sandbox.revokeTokens();
    storm("Entra is down", invitation());
  }

  @Test
  @Tag("postgresql")
  void databaseThatIsDownWritesLittle() throws InterruptedException {
    String reader = reader();
    Supplier<HttpRequest> invitation = invitation();
    LongAdder turn = new LongAdder();
    database().interrupt();
    try {
      storm(
          "the database is down",
          () -> {
            turn.increment();
            return turn.intValue() % 2 == 0
                ? invitation.get()
                : authorized(gatehouse.request("/api/invitations"), reader).build();
          });
    } finally {
      database().resume();
    }
  }

  /**
   * Bad requests, and every tenth one that is none and meets the trouble, as long as not too many
   * of them wait.
   */
  private void storm(String trouble, Supplier<HttpRequest> whole) throws InterruptedException {
    String token = inviter();
    List<HttpRequest> bad =
        List.of(
            post(null, body(someone(), true)),
            post("rubbish", body(someone(), true)),
            post(token, "{"),
            post(token, body("nobody", true)));
    long start = System.nanoTime();
    for (int sent = 0; sent < SECONDS * RATE; sent++) {
      awaitTurn(start + sent * 1_000_000_000L / RATE);
      inFlight.acquire();
      if (sent % 10 == 0 && waiting.tryAcquire()) {
        send(whole.get()).thenRun(waiting::release);
      } else {
        send(bad.get(sent % bad.size()));
      }
    }
    inFlight.acquire(MOST_IN_FLIGHT);
    double took = (System.nanoTime() - start) / 1e9;
    long bytes = written().stream().mapToLong(line -> line.length() + 1L).sum();
    System.out.printf(
        "Storm on %s, %s: %d failing requests in %.1f s (%.0f/s), answers %s, log %,d bytes%n",
        server(),
        trouble,
        SECONDS * RATE,
        took,
        SECONDS * RATE / took,
        new TreeMap<>(answers),
        bytes);
    assertTrue(bytes < BYTES_PER_MINUTE * SECONDS / 60, () -> bytes + " bytes of log");
    assertTrue(
        answers.keySet().containsAll(Set.of(400, 401, 500)) && answers.size() == 3,
        answers::toString);
  }

  @AfterEach
  void serverAnswersAfterIt() throws InterruptedException {
    sandbox.reset();
    await(
        Duration.ofSeconds(30),
        () -> gatehouse.invite(inviter(), body(someone(), false)).status() == 201);
  }

  private Supplier<HttpRequest> invitation() {
    String token = inviter();
    return () -> post(token, body(someone(), true));
  }

  private HttpRequest post(String token, String body) {
    HttpRequest.Builder request =
        gatehouse
            .request()
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    return token == null ? request.build() : authorized(request, token).build();
  }

  private static HttpRequest.Builder authorized(HttpRequest.Builder request, String token) {
    return request.header("Authorization", "Bearer " + token);
  }

  private static void awaitTurn(long moment) {
    for (long early = moment - System.nanoTime(); early > 0; early = moment - System.nanoTime()) {
      LockSupport.parkNanos(early);
    }
  }

  private CompletableFuture<Void> send(HttpRequest request) {
    return http.sendAsync(request, BodyHandlers.discarding())
        .handle((answer, broken) -> answer == null ? 0 : answer.statusCode())
        .thenAccept(
            status -> {
              answers.computeIfAbsent(status, first -> new LongAdder()).increment();
              inFlight.release();
            });
  }
}
