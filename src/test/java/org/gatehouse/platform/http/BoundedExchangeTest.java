package org.gatehouse.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BoundedExchangeTest {
  private static final int MAX = 1_000;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private BoundedExchange exchange;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
    exchange = new BoundedExchange(HttpClient.newHttpClient(), Duration.ofSeconds(4), MAX);
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  private interface Body {
    void writeTo(OutputStream answer) throws IOException, InterruptedException;
  }

  private String fetch(Body body) {
    server.createContext(
        "/",
        call -> {
          try (call) {
            call.sendResponseHeaders(200, 0);
            body.writeTo(call.getResponseBody());
          } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
          }
        });
    URI address = URI.create("http://localhost:" + server.getAddress().getPort());
    return exchange.send(HttpRequest.newBuilder(address).build()).join().body();
  }

  private static byte[] bytes(int many) {
    return "x".repeat(many).getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void anAnswerOfTheLargestSizeIsWhole() {
    assertEquals(MAX, fetch(answer -> answer.write(bytes(MAX))).length());
  }

  @Test
  void aLargerAnswerFails() {
    Throwable failure =
        assertThrows(
            CompletionException.class, () -> fetch(answer -> answer.write(bytes(MAX + 1))));
    assertTrue(failure.toString().contains("larger than 1000 bytes"), failure.toString());
  }

  @Test
  void anAnswerThatDripsFailsInTime() {
    Throwable failure =
        assertThrows(
            CompletionException.class,
            () ->
                fetch(
                    answer -> {
                      while (true) {
                        answer.write(bytes(1));
                        answer.flush();
                        Thread.sleep(100);
                      }
                    }));
    assertInstanceOf(TimeoutException.class, failure.getCause());
  }
}
