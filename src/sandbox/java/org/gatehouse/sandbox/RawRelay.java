package org.gatehouse.sandbox;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before a sandbox on a port of its own, and spoils answers to invitations. */
public final class RawRelay implements AutoCloseable {
  private static final String INVITE = "POST /v1.0/invitations";

  private static final Duration LATE = Duration.ofSeconds(30);
  private static final Duration MAX_DURATION = Duration.ofMinutes(10);

  private final URI sandbox;
  private final ServerSocket server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient http = HttpClient.newHttpClient();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger mostOpen = new AtomicInteger();
  private volatile long latest;
  private volatile RawFault fault;
  private volatile boolean holdsBack;

  private RawRelay(URI sandbox) throws IOException {
    this.sandbox = sandbox;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  public static RawRelay before(URI sandbox) {
    try {
      RawRelay relay = new RawRelay(sandbox);
      relay.threads.execute(relay::accept);
      return relay;
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /**
   * How every invitation is answered from now on, after it took effect.
   *
   * @param fault null for the sandbox's own answer
   */
  public RawRelay answer(RawFault fault) {
    this.fault = fault;
    this.holdsBack = false;
    return this;
  }

  /** As {@link #answer}, but an invitation takes effect late, if its caller still waits then. */
  public RawRelay answerBeforeEffect(RawFault fault) {
    this.fault = fault;
    this.holdsBack = true;
    return this;
  }

  /** The most invitations that were under way at one time. */
  public int mostOpen() {
    return mostOpen.get();
  }

  /** When the latest invitation came, in the nanoseconds of {@link System#nanoTime()}. */
  public long latest() {
    return latest;
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = server.accept();
        threads.execute(() -> serve(connection));
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      InputStream stream = new BufferedInputStream(connection.getInputStream());
      while (exchange(stream, connection.getOutputStream())) {
        // the next request of the same connection
      }
    } catch (IOException hungUp) {
      // nobody is left to be answered
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  /** Answers whether another request may follow. */
  private boolean exchange(InputStream stream, OutputStream answer)
      throws IOException, InterruptedException {
    String requestLine = line(stream);
    if (requestLine.isEmpty()) {
      return false;
    }
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = line(stream); !line.isEmpty(); line = line(stream)) {
      headers.put(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 1));
    }
    int length = Integer.parseInt(headers.getOrDefault("Content-Length", "0").strip());
    byte[] body = stream.readNBytes(length);
    if (!requestLine.startsWith(INVITE)) {
      write(forward(requestLine, headers, body), answer);
      return true;
    }
    latest = System.nanoTime();
    mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
    try {
      return invite(requestLine, headers, body, answer);
    } finally {
      open.decrementAndGet();
    }
  }

  private boolean invite(
      String requestLine, Map<String, String> headers, byte[] body, OutputStream answer)
      throws IOException, InterruptedException {
    RawFault current = fault;
    if (current != null && holdsBack) {
      current.writeTo(answer, LATE);
    }
    HttpResponse<byte[]> real = forward(requestLine, headers, body);
    if (current == null) {
      write(real, answer);
      return true;
    }
    current.writeTo(answer, MAX_DURATION);
    return false;
  }

  private HttpResponse<byte[]> forward(String requestLine, Map<String, String> headers, byte[] body)
      throws IOException, InterruptedException {
    String[] parts = requestLine.split(" ");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(sandbox + parts[1]))
            .method(parts[0], BodyPublishers.ofByteArray(body));
    for (String name : new String[] {"Authorization", "Content-Type", "client-request-id"}) {
      if (headers.containsKey(name)) {
        request.header(name, headers.get(name).strip());
      }
    }
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static void write(HttpResponse<byte[]> real, OutputStream answer) throws IOException {
    String head =
        "HTTP/1.1 %d Relayed\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            .formatted(real.statusCode(), real.body().length);
    answer.write(head.getBytes(StandardCharsets.US_ASCII));
    answer.write(real.body());
  }

  /** Empty also at the end of the stream. */
  private static String line(InputStream stream) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next; (next = stream.read()) >= 0 && next != '\n'; ) {
      line.append((char) next);
    }
    return line.toString().stripTrailing();
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
  }
}
