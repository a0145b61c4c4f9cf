package org.gatehouse.graph;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
   * @param end when it must be read, in the terms of the nano time given
   * @throws IOException when it breaks, is too long or takes too long
   */
  String read(InputStream body, long end) throws IOException {
    if (body == null) {
      return "";
    }
    ByteArrayOutputStream read = new ByteArrayOutputStream(2048);
    byte[] buffer = new byte[8192];
    for (int count; (count = body.read(buffer)) >= 0; ) {
      read.write(buffer, 0, count);
      if (read.size() > MOST_BYTES) {
        throw new IOException("more than " + MOST_BYTES + " bytes");
      }
      if (nanoTime.getAsLong() - end > 0) {
        throw new IOException("still not at its end");
      }
    }
    return read.toString(StandardCharsets.UTF_8);
  }
}
