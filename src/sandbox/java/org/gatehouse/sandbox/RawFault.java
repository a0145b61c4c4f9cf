package org.gatehouse.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What breaks HTTP itself, which the JDK's server below the sandbox cannot send. */
public enum RawFault {
  /** Headers that go on with one byte ten times a second. */
  DRIPPING_HEADERS("HTTP/1.1 201 Created\r\nX-Drip: ", "a", 100),
  /** One {@code 100 Continue} after the other. */
  ENDLESS_CONTINUE("", "HTTP/1.1 100 Continue\r\n\r\n", 20),
  /** One header without an end, as fast as it is taken. */
  ENDLESS_HEADER("HTTP/1.1 201 Created\r\nX-Long: ", "x".repeat(65_536), 0),
  /** A body without status and headers. */
  HTTP_0_9("{\"id\":\"1\",\"status\":\"PendingAcceptance\"}", "", 0),
  /** A status line of another protocol. */
  BAD_STATUS_LINE("ICY 201 Created\r\nContent-Length: 2\r\n\r\n{}", "", 0),
  /** A status that is none. */
  BAD_STATUS("HTTP/1.1 999 Nine\r\nContent-Length: 2\r\n\r\n{}", "", 0),
  /** A body that goes on with one byte ten times a second. */
  DRIPPING_BODY("HTTP/1.1 201 Created\r\nContent-Length: 1000\r\n\r\n{", " ", 100);

  private final String start;
  private final String more;
  private final int periodMillis;

  RawFault(String start, String more, int periodMillis) {
    this.start = start;
    this.more = more;
    this.periodMillis = periodMillis;
  }

  /**
   * Writes the answer.
   *
   * @param longest how long one without an end goes on
   * @throws IOException when the caller has closed the connection
   */
  public void writeTo(OutputStream answer, Duration longest)
      throws IOException, InterruptedException {
    long began = System.nanoTime();
    answer.write(start.getBytes(StandardCharsets.US_ASCII));
    byte[] again = more.getBytes(StandardCharsets.US_ASCII);
    while (again.length > 0 && System.nanoTime() - began < longest.toNanos()) {
      answer.write(again);
      Thread.sleep(periodMillis);
    }
  }
}
