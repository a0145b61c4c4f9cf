package org.gatehouse.platform.http;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Sends HTTP requests with text responses, limited in time and size.
 *
 * @param timeout until the whole answer is here; the client's own time-out ends with the headers,
 *     and a body can take for ever
 * @param mostBytes what a body may have at most
 */
public record BoundedExchange(HttpClient client, Duration timeout, int mostBytes) {
  /** Fails with a {@code TimeoutException} when it takes too long, else as the client does. */
  public CompletableFuture<HttpResponse<String>> send(HttpRequest request) {
    CompletableFuture<HttpResponse<String>> exchange =
        client.sendAsync(request, answer -> bounded());
    return exchange
        .copy()
        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete((answer, failure) -> exchange.cancel(true));
  }

  private BodySubscriber<String> bounded() {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    return BodySubscribers.mapping(
        BodySubscribers.ofByteArrayConsumer(
            part -> {
              byte[] bytes = part.orElse(new byte[0]);
              if (body.size() + bytes.length > mostBytes) {
                throw new IllegalStateException(
                    "the answer is larger than " + mostBytes + " bytes");
              }
              body.writeBytes(bytes);
            }),
        done -> body.toString(StandardCharsets.UTF_8));
  }
}
