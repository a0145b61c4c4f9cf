package org.gatehouse.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.Stream;

/** Calls the service as its clients do. */
public final class Gatehouse {
  private static final String INVITE = "/api/InviteGuest";

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final URI uri;

  Gatehouse(URI uri) {
    this.uri = uri;
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
    try {
      return Reply.of(http.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException noAnswer) {
      throw new UncheckedIOException(noAnswer);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopping);
    }
  }

  public URI uri() {
    return uri;
  }

  boolean isReady() {
    try {
      return send(request("/health/ready").timeout(Duration.ofSeconds(5))).status() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }
}
