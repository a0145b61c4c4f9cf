package org.gatehouse.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.gatehouse.web.openapi.Description;

/** Calls the service as its clients do, and holds every answer to the OpenAPI description. */
public final class Gatehouse {
  private static final String INVITE = "/api/InviteGuest";
  private static final Description DESCRIPTION = Description.read();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final URI uri;
  private final URI health;

  /**
   * @param health where the server serves health checks, not the application's address on all
   */
  Gatehouse(URI uri, URI health) {
    this.uri = uri;
    this.health = health;
  }

  /**
   * Asks for an invitation, in JSON unless the headers say otherwise.
   *
   * @param headers names and values in turn
   */
  public Reply invite(String token, String body, String... headers) {
    HttpRequest.Builder request =
        request(INVITE)
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.ofString(body));
    boolean typed = Stream.of(headers).anyMatch(each -> each.equalsIgnoreCase("Content-Type"));
    if (!typed) {
      request.header("Content-Type", "application/json");
    }
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  public Reply get(String path, String token) {
    return send(request(path).header("Authorization", "Bearer " + token));
  }

  /** The stored request. */
  public Reply stored(String id, String token) {
    return get("/api/invitations/" + id, token);
  }

  /** A request to be bent and then sent, to the API's one address or another. */
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri.resolve(path)).timeout(Duration.ofSeconds(60));
  }

  public HttpRequest.Builder request() {
    return request(INVITE);
  }

  public Reply send(HttpRequest.Builder request) {
    HttpRequest sent = request.build();
    Reply reply = exchange(sent);
    String path = sent.uri().getPath();
    assertEquals(
        List.of(),
        DESCRIPTION.faults(sent.method(), path, reply.status(), reply.headers(), reply.text()),
        () -> sent.method() + " " + path + " is not answered as described");
    return reply;
  }

  private Reply exchange(HttpRequest request) {
    try {
      return Reply.of(http.send(request, BodyHandlers.ofString()));
    } catch (IOException noAnswer) {
      throw new UncheckedIOException(noAnswer);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopping);
    }
  }

  /**
   * @param check live, ready, or nothing for both
   */
  public Reply health(String check) {
    return send(check(check.isEmpty() ? "/health" : "/health/" + check));
  }

  private HttpRequest.Builder check(String path) {
    return HttpRequest.newBuilder(health.resolve(path)).timeout(Duration.ofSeconds(5));
  }

  public URI uri() {
    return uri;
  }

  /** Until the application is there, the server answers in its own ways. */
  boolean isReady() {
    try {
      return exchange(check("/health/ready").build()).status() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }
}
