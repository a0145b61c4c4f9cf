package org.gatehouse.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BoundedTextTest {
  private static final long END = TimeUnit.SECONDS.toNanos(30);

  private final AtomicLong nanoTime = new AtomicLong(0);
  private final BoundedText text = new BoundedText(nanoTime::get);

  @Test
  void aBodyIsReadToItsEnd() throws IOException {
    String body = "é".repeat(50_000);
    assertEquals(
        body, text.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), END));
  }

  @Test
  void noBodyIsEmpty() throws IOException {
    assertEquals("", text.read(null, END));
  }

  @Test
  void aBodyThatDripsIsLeftWhenItsTimeIsOver() {
    InputStream drip =
        new InputStream() {
          @Override
          public int read() {
            throw new AssertionError("not used");
          }

          @Override
          public int read(byte[] into, int offset, int length) {
            nanoTime.addAndGet(TimeUnit.SECONDS.toNanos(10));
            into[offset] = ' ';
            return 1;
          }
        };
    IOException broken = assertThrows(IOException.class, () -> text.read(drip, END));
    assertEquals("still not at its end", broken.getMessage());
    assertEquals(40, TimeUnit.NANOSECONDS.toSeconds(nanoTime.get()));
  }

  @Test
  void aBodyWithoutEndIsLeftAtItsBound() {
    AtomicLong bytes = new AtomicLong();
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            throw new AssertionError("not used");
          }

          @Override
          public int read(byte[] into, int offset, int length) {
            bytes.addAndGet(length);
            return length;
          }
        };
    assertThrows(IOException.class, () -> text.read(endless, END));
    assertTrue(bytes.get() <= 264 * 1024, bytes + " bytes read");
  }
}
