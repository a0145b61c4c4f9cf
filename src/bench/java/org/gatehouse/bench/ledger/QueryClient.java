package org.gatehouse.bench.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.gatehouse.bench.load.Measured;

/** One who asks a server's ledger, one question after the other on one connection. */
public final class QueryClient {
  private static final String JSON = "application/json";
  private static final int TIMEOUT = (int) Duration.ofMinutes(5).toMillis();

  private final URI invitations;
  private final String token;
  private final byte[] buffer = new byte[1 << 16];

  public QueryClient(URI server, String token) {
    this.invitations = server.resolve("/api/invitations");
    this.token = token;
  }

  /**
   * Asks as often as is wanted, or until there is no time left.
   *
   * @param questions draws what follows the resource's address
   */
  public Measured ask(Supplier<String> questions, int times, Duration most) throws IOException {
    Histogram latencies = new Histogram(3_600_000_000L, 3);
    Map<Integer, Long> statuses = new TreeMap<>();
    long begin = System.nanoTime();
    for (int i = 0; i < times && System.nanoTime() - begin < most.toNanos(); i++) {
      String question = questions.get();
      long asked = System.nanoTime();
      HttpURLConnection answer = open(question, JSON);
      int status = answer.getResponseCode();
      if (status != 200) {
        throw new IOException(question + " is answered with " + status);
      }
      lines(answer);
      latencies.recordValue((System.nanoTime() - asked) / 1_000);
      statuses.merge(status, 1L, Long::sum);
    }
    return new Measured((System.nanoTime() - begin) / 1e9, latencies, statuses);
  }

  /** Reads an export of all requests to its end, and answers how many lines it has. */
  public long export() throws IOException {
    return lines(open("", "text/csv"));
  }

  private HttpURLConnection open(String question, String type) throws IOException {
    URI uri = URI.create(invitations + question);
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setReadTimeout(TIMEOUT);
    connection.setRequestProperty("Accept", type);
    connection.setRequestProperty("Authorization", "Bearer " + token);
    return connection;
  }

  private long lines(HttpURLConnection answer) throws IOException {
    long lines = 0;
    try (InputStream body = answer.getInputStream()) {
      for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
        for (int i = 0; i < read; i++) {
          if (buffer[i] == '\n') {
            lines++;
          }
        }
      }
    }
    return lines;
  }
}
