package org.gatehouse.web.limits;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.LongSupplier;

/**
 * Writes an answer in small pieces, and ends it if the client reads too slowly.
 *
 * <p>Servers take what they are given in one write as one buffer, and the JDK keeps a direct buffer
 * of that size for the thread; so no write is larger than 16 KB. A single write that nobody takes
 * ends by the server's own write time-out; this class ends the answer of a reader who takes a
 * little now and then.
 */
public final class PacedOutputStream extends OutputStream {
  private static final int PIECE = 16 * 1024;

  /** What every reader has for a start, as the server's write time-out. */
  private static final long FREE_NANOS = 30_000_000_000L;

  /** 4 KB a second: the slowest reader that holds a thread. */
  private static final long NANOS_PER_BYTE = 1_000_000_000L / 4_096;

  private final OutputStream out;
  private final LongSupplier nanoTime;
  private final long start;
  private long written;

  public PacedOutputStream(OutputStream out) {
    this(out, System::nanoTime);
  }

  PacedOutputStream(OutputStream out, LongSupplier nanoTime) {
    this.out = out;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  /**
   * @throws IOException when the connection is gone, or the reader is too slow
   */
  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    for (int done = 0; done < length; done += PIECE) {
      int piece = Math.min(PIECE, length - done);
      out.write(bytes, offset + done, piece);
      written += piece;
      if (nanoTime.getAsLong() - start > FREE_NANOS + written * NANOS_PER_BYTE) {
        throw new IOException("the reader is too slow");
      }
    }
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }
}
