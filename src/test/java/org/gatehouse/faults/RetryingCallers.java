package org.gatehouse.faults;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Flows that repeat as Power Automate's HTTP action does: on 408, 429, 5xx, broken connections and
 * time-outs, four times, after waits that double.
 *
 * <p>The waits are shorter than the real ones, but together longer than a server needs to start.
 */
final class RetryingCallers implements AutoCloseable {
  private static final int REPEATS = 4;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(3);
  private static final Duration GIVES_UP_AFTER = Duration.ofSeconds(15);
  private static final Duration HANGS_UP_AFTER = Duration.ofMillis(300);

  private final List<URI> addresses;
  private final String token;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final ScheduledThreadPoolExecutor threads;
  private final AtomicInteger running = new AtomicInteger();

  /**
   * @param servers a run is spread over them: each repeat goes to the next one
   * @param atOnce how many requests are under way at the most
   */
  RetryingCallers(List<URI> servers, String token, int atOnce) {
    this.addresses = servers.stream().map(server -> server.resolve("/api/InviteGuest")).toList();
    this.token = token;
    this.threads = new ScheduledThreadPoolExecutor(atOnce);
  }

  void start(FlowRun run, Duration after) {
    running.incrementAndGet();
    threads.schedule(() -> carryOut(run), after.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** How many runs have not come to an end. */
  int running() {
    return running.get();
  }

  private void carryOut(FlowRun run) {
    if (asksAgain(run) && run.attempts() <= REPEATS) {
      long wait = FIRST_WAIT.toMillis() << (run.attempts() - 1);
      threads.schedule(() -> carryOut(run), wait, TimeUnit.MILLISECONDS);
    } else {
      running.decrementAndGet();
    }
  }

  private boolean asksAgain(FlowRun run) {
    try {
      HttpResponse<String> answer = http.send(request(run), BodyHandlers.ofString());
      return hear(run, answer);
    } catch (IOException noAnswer) {
      return true;
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      return false;
    } catch (RuntimeException notTheContract) {
      run.refused(notTheContract.toString());
      return false;
    }
  }

  private HttpRequest request(FlowRun run) {
    Duration timeout = run.attempt() ? GIVES_UP_AFTER : HANGS_UP_AFTER;
    int server = Math.floorMod(run.address().hashCode() + run.attempts(), addresses.size());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(addresses.get(server))
            .timeout(timeout)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    """
                    {"invitedUserEmailAddress": "%s", "sendInvitationMessage": true}\
                    """
                        .formatted(run.address())));
    run.key().ifPresent(key -> request.header("Idempotency-Key", key));
    return request.build();
  }

  private static boolean hear(FlowRun run, HttpResponse<String> answer) {
    int status = answer.statusCode();
    JsonObject body = json(answer.body());
    if (status == 201) {
      run.invited(
          new FlowRun.Receipt(
              body.getString("id"),
              body.getString("inviteRedeemUrl"),
              body.getString("invitedUserId"),
              answer.headers().firstValue("Idempotent-Replayed").isPresent()));
      return false;
    }
    if (body.containsKey("id")) {
      run.heardOf(body.getString("id"));
    }
    // Payara listens before the application is there and says 404 in a page of its own; with a
    // balancer that asks /health/ready, as the guide wants it, the caller would see a 503.
    boolean notThereYet = status == 404 && body.isEmpty();
    if (status >= 500 || status == 408 || status == 429 || notThereYet) {
      return true;
    }
    run.refused("HTTP " + status + " " + answer.body());
    return false;
  }

  /** A server that starts or ends answers with pages of its own. */
  private static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    } catch (JsonException notJson) {
      return JsonObject.EMPTY_JSON_OBJECT;
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
