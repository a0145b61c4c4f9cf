package org.gatehouse.graph;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Reads a body to its end, but neither for ever nor without limit.
 *
 * <p>The client's read time-out covers the silence between two bytes only; a server that drips
 * would hold a request for hours.
 */
final class BoundedText {
  private static final int MOST_BYTES = 256 * 1024;

  private final LongSupplier nanoTime;

  BoundedText(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /**
   * @param body is read, not closed; null reads as empty
   * @param limit for the whole of it
   * @throws IOException when it breaks, is too long or takes too long
   */
  String read(InputStream body, Duration limit) throws IOException {
    if (body == null) {
      return "";
    }
    long start = nanoTime.getAsLong();
    ByteArrayOutputStream read = new ByteArrayOutputStream(2048);
    byte[] buffer = new byte[8192];
    for (int count; (count = body.read(buffer)) >= 0; ) {
      read.write(buffer, 0, count);
      if (read.size() > MOST_BYTES) {
        throw new IOException("more than " + MOST_BYTES + " bytes");
      }
      if (nanoTime.getAsLong() - start > limit.toNanos()) {
        throw new IOException("still not at its end after " + limit);
      }
    }
    return read.toString(StandardCharsets.UTF_8);
  }
}
