package org.gatehouse.microsoft.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.gatehouse.sandbox.RawFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class GraphTransportTest {
  private static final byte[] BODY = "hello".getBytes(StandardCharsets.US_ASCII);
  private static final String CREATED =
      "HTTP/1.1 201 Created\r\nX-A: b\r\nContent-Length: 2\r\n\r\n{}";
  private static final String UNAUTHORIZED =
      "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Bearer\r\nContent-Length: 3\r\n\r\nwhy";

  private final GraphTransport transport =
      new GraphTransport(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofMillis(1_500));
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger received = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();
  private ServerSocket server;

  /** Answers the n-th request of one connection; false closes it. */
  private interface Service {
    boolean answer(int request, OutputStream answer) throws IOException, InterruptedException;
  }

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    transport.close();
    server.close();
    threads.shutdownNow();
  }

  private void serve(Service service) {
    threads.execute(
        () -> {
          try {
            while (true) {
              Socket connection = server.accept();
              threads.execute(() -> serve(connection, service));
            }
          } catch (IOException closed) {
            // the test is over
          }
        });
  }

  private void serve(Socket connection, Service service) {
    open.incrementAndGet();
    try (connection) {
      StringBuilder request = new StringBuilder();
      InputStream stream = connection.getInputStream();
      int requests = 0;
      for (int next; (next = stream.read()) >= 0; ) {
        request.append((char) next);
        if (request.toString().endsWith("\r\n\r\nhello")) {
          request.setLength(0);
          received.incrementAndGet();
          if (!service.answer(++requests, connection.getOutputStream())) {
            return;
          }
        }
      }
    } catch (IOException callerHasGone) {
      // counted below
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    } finally {
      open.decrementAndGet();
    }
  }

  private static boolean write(OutputStream answer, String text) throws IOException {
    answer.write(text.getBytes(StandardCharsets.US_ASCII));
    return true;
  }

  private URI uri(String scheme) {
    return URI.create(scheme + "://127.0.0.1:" + server.getLocalPort() + "/v1.0/invitations");
  }

  private GraphTransport.Answer post() throws IOException {
    return transport.send("POST", uri("http"), Map.of("Accept", List.of("*/*")), BODY);
  }

  @Test
  void anAnswerIsHandedBackWithItsHeaders() throws IOException {
    serve((request, answer) -> write(answer, CREATED));
    GraphTransport.Answer answer = post();
    assertEquals(201, answer.status());
    assertEquals("{}", answer.body());
    assertEquals("b", answer.headers().get("x-a"));
  }

  /** HttpURLConnection loses it where it may not repeat a request. */
  @Test
  void theBodyOfA401IsRead() throws IOException {
    serve((request, answer) -> write(answer, UNAUTHORIZED));
    assertEquals("why", post().body());
  }

  @Test
  void aPostIsNotRepeatedWhenAKeptConnectionBreaks() throws IOException {
    serve((request, answer) -> request == 1 && write(answer, CREATED));
    post();
    assertThrows(IOException.class, this::post);
    assertEquals(2, received.get());
  }

  /** Why the transport is not that of the server's JAX-RS client. */
  @Test
  void httpUrlConnectionRepeatsAPostWhenAKeptConnectionBreaks() throws IOException {
    serve((request, answer) -> request == 1 && write(answer, CREATED));
    for (int call = 0; call < 2; call++) {
      HttpURLConnection connection = (HttpURLConnection) uri("http").toURL().openConnection();
      connection.setDoOutput(true);
      try (OutputStream body = connection.getOutputStream()) {
        body.write(BODY);
      }
      connection.getInputStream().readAllBytes();
    }
    assertEquals(3, received.get());
  }

  @ParameterizedTest
  @EnumSource
  void whateverIsSentACallEndsInTimeAndItsConnectionIsClosed(RawFault fault) throws Exception {
    serve(
        (request, answer) -> {
          fault.writeTo(answer, Duration.ofMinutes(1));
          return false;
        });
    long start = System.nanoTime();
    if (fault == RawFault.BAD_STATUS) {
      assertEquals(999, post().status());
    } else {
      assertThrows(IOException.class, this::post);
    }
    assertTrue(System.nanoTime() - start < Duration.ofSeconds(3).toNanos());
    assertEquals(1, received.get());
    closed();
  }

  private void closed() throws InterruptedException {
    while (open.get() > 0) {
      Thread.sleep(20);
    }
  }

  @Test
  void aTlsHandshakeThatDripsIsNoConnection() {
    threads.execute(
        () -> {
          try (Socket connection = server.accept()) {
            // A handshake record of 16,128 bytes begins.
            connection.getOutputStream().write(new byte[] {22, 3, 3, 0x3f, 0});
            while (true) {
              connection.getOutputStream().write(2);
              Thread.sleep(50);
            }
          } catch (IOException | InterruptedException over) {
            // the caller has gone
          }
        });
    assertThrows(IOException.class, () -> transport.send("POST", uri("https"), Map.of(), BODY));
  }

  @Test
  void silenceEndsWithTheReadTimeout() {
    serve(
        (request, answer) -> {
          Thread.sleep(10_000);
          return false;
        });
    assertThrows(SocketTimeoutException.class, this::post);
  }

  @Test
  void noListenerIsNoConnection() throws IOException {
    server.close();
    assertThrows(ConnectException.class, this::post);
  }
}
