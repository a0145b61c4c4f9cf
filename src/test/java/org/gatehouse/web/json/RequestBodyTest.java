package org.gatehouse.web.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.Duration;
import org.gatehouse.web.errors.ApiException;
import org.gatehouse.web.limits.Bulkhead;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest {
  @Test
  void bodyOf64KibIsTheLargest() {
    byte[] largest = new byte[65_536];
    assertEquals(65_536, read(new ByteArrayInputStream(largest), -1).length);
    assertEquals(65_536, read(new ByteArrayInputStream(largest), 65_536).length);
    ApiException refusal =
        assertThrows(
            ApiException.class, () -> read(new ByteArrayInputStream(new byte[65_537]), -1));
    assertEquals(413, refusal.status());
    assertEquals("The body must be at most 64 KiB.", refusal.getMessage());
  }

  @Test
  void bodyOfAKnownLengthIsReadNoFurther() {
    InputStream endless =
        new InputStream() {
          private int left = 3;

          @Override
          public int read() {
            if (left-- == 0) {
              throw new AssertionError("read too far");
            }
            return ' ';
          }
        };
    assertEquals(3, read(endless, 3).length);
    assertEquals(0, read(new ByteArrayInputStream(new byte[3]), 0).length);
  }

  @Test
  void bodyAnnouncedAsLargerIsRefusedUnread() {
    InputStream unread =
        new InputStream() {
          @Override
          public int read() {
            throw new AssertionError("was read");
          }
        };
    ApiException refusal = assertThrows(ApiException.class, () -> read(unread, 65_537));
    assertEquals(413, refusal.status());
  }

  @Test
  void endlessBodyIsReadNoFurtherThanTheLimit() {
    InputStream endless =
        new InputStream() {
          private int left = 200_000;

          @Override
          public int read() {
            if (left-- == 0) {
              throw new AssertionError("read too far");
            }
            return ' ';
          }
        };
    assertEquals(413, assertThrows(ApiException.class, () -> read(endless, -1)).status());
  }

  @Test
  void connectionThatEndsEarlyIsA400() {
    InputStream cut =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("Connection reset by 10.0.0.7");
          }
        };
    ApiException refusal = assertThrows(ApiException.class, () -> read(cut, 100));
    assertEquals("The body could not be read to its end.", refusal.getMessage());
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"utf-8", "UTF8", "martian", "?!", ""})
  void textIsUtf8WhereTheCharsetIsMissingOrUnknown(String charset) {
    assertEquals("Zoë 🙂", RequestBody.text("Zoë 🙂".getBytes(UTF_8), charset));
  }

  @ParameterizedTest
  @ValueSource(strings = {"iso-8859-1", "windows-1252", "UTF-16", "utf-16le", "utf-32"})
  void knownCharsetIsHonoured(String charset) {
    assertEquals("Zoë", RequestBody.text("Zoë".getBytes(Charset.forName(charset)), charset));
  }

  @Test
  void byteOrderMarkIsSkipped() {
    assertEquals("{}", RequestBody.text("\uFEFF{}".getBytes(UTF_8), null));
    assertEquals("{}", RequestBody.text("\uFEFF{}".getBytes(UTF_16LE), "utf-16le"));
    assertEquals("{}", RequestBody.text("\uFEFF{}".getBytes(UTF_16BE), "utf-16"));
    assertEquals("", RequestBody.text("\uFEFF".getBytes(UTF_8), null));
  }

  @Test
  void byteOrderMarkOfUtf8OutweighsTheCharset() {
    assertEquals("Zoë", RequestBody.text("\uFEFFZoë".getBytes(UTF_8), "iso-8859-1"));
  }

  @Test
  void onlyOneByteOrderMarkIsSkipped() {
    assertEquals("\uFEFF", RequestBody.text("\uFEFF\uFEFF".getBytes(UTF_8), null));
  }

  @Test
  void bytesThatAreNotOfTheCharsetAreRefused() {
    ApiException refusal =
        assertThrows(ApiException.class, () -> RequestBody.text("Zoë".getBytes(ISO_8859_1), null));
    assertEquals(400, refusal.status());
    assertEquals("The body is not text in UTF-8.", refusal.getMessage());
  }

  @Test
  void halfASurrogatePairInUtf16IsRefused() {
    byte[] half = {(byte) 0xD8, 0x00};
    assertThrows(ApiException.class, () -> RequestBody.text(half, "utf-16be"));
  }

  @Test
  void bodyThatDripsIsGivenUpAfterTenSeconds() {
    long[] now = {0};
    InputStream dripping =
        new InputStream() {
          @Override
          public int read() {
            throw new AssertionError("is read in arrays");
          }

          @Override
          public int read(byte[] bytes, int offset, int length) {
            now[0] += 1_000_000_000L;
            bytes[offset] = ' ';
            return 1;
          }
        };
    ApiException refusal =
        assertThrows(
            ApiException.class,
            () -> RequestBody.read(dripping, 100, place(new Bulkhead(65_536)), () -> now[0]));
    assertEquals(400, refusal.status());
    assertEquals("The body did not arrive within 10 s of its head.", refusal.getMessage());
    assertEquals(11, now[0] / 1_000_000_000L);
  }

  @Test
  void bodiesTogetherTakeNoMoreMemoryThanThereIs() {
    Bulkhead memory = new Bulkhead(100_000);
    RequestBody large = body(new byte[60_000], memory);
    ApiException refusal = assertThrows(ApiException.class, () -> body(new byte[60_000], memory));
    assertEquals(503, refusal.status());
    assertEquals(Duration.ofSeconds(1), refusal.retryAfter().orElseThrow());
    body(new byte[500], memory).close();
    large.close();
    body(new byte[60_000], memory).close();
    assertTrue(memory.enter(100_000).isPresent(), "something was not given back");
  }

  @Test
  void refusedBodyGivesItsMemoryBack() {
    Bulkhead memory = new Bulkhead(100_000);
    assertThrows(ApiException.class, () -> body(new byte[70_000], memory));
    assertTrue(memory.enter(100_000).isPresent());
  }

  private static RequestBody body(byte[] bytes, Bulkhead memory) {
    return RequestBody.read(
        new ByteArrayInputStream(bytes),
        MediaType.APPLICATION_JSON_TYPE,
        new MultivaluedHashMap<>(),
        memory,
        System::nanoTime);
  }

  private static byte[] read(InputStream body, long announced) {
    return RequestBody.read(body, announced, place(new Bulkhead(65_536)), System::nanoTime);
  }

  private static Bulkhead.Place place(Bulkhead memory) {
    return memory.enter().orElseThrow();
  }
}
