package org.gatehouse.web.limits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PacedOutputStreamTest {
  private static final long SECOND = 1_000_000_000L;

  private long now;

  @Test
  void bytesArriveAsTheyAreInPiecesOf16KbAtTheMost() throws IOException {
    byte[] bytes = new byte[100_001];
    new Random(1).nextBytes(bytes);
    List<Integer> pieces = new ArrayList<>();
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    OutputStream out =
        new OutputStream() {
          @Override
          public void write(int b) {
            throw new AssertionError("a byte at a time");
          }

          @Override
          public void write(byte[] piece, int offset, int length) {
            pieces.add(length);
            received.write(piece, offset, length);
          }
        };
    new PacedOutputStream(out, () -> now).write(bytes);
    assertArrayEquals(bytes, received.toByteArray());
    assertEquals(16 * 1024, pieces.stream().mapToInt(Integer::intValue).max().orElseThrow());
  }

  @Test
  void readerOfAByteNowAndThenIsGivenUp() throws IOException {
    OutputStream paced = taking(10 * SECOND);
    paced.write(1);
    paced.write(1);
    paced.write(1);
    IOException slow = assertThrows(IOException.class, () -> paced.write(1));
    assertEquals("the reader is too slow", slow.getMessage());
  }

  @Test
  void readerOnASlowLineIsWaitedFor() throws IOException {
    OutputStream paced = taking(3 * SECOND);
    for (int piece = 0; piece < 100; piece++) {
      paced.write(new byte[16 * 1024]);
    }
  }

  private OutputStream taking(long nanosForAPiece) {
    return new PacedOutputStream(
        new OutputStream() {
          @Override
          public void write(int b) {
            now += nanosForAPiece;
          }

          @Override
          public void write(byte[] piece, int offset, int length) {
            now += nanosForAPiece;
          }
        },
        () -> now);
  }
}
