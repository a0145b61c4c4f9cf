package org.gatehouse.web.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompressedFileTest {
  private static final byte[] PLAIN = "a page that everybody reads ".repeat(3_000).getBytes(UTF_8);

  private final CompressedFile file = new CompressedFile("text/html", compressed());

  private static byte[] compressed() {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(PLAIN);
    } catch (IOException neverInMemory) {
      throw new UncheckedIOException(neverInMemory);
    }
    return compressed.toByteArray();
  }

  @Test
  void plainBytesComeOutAgainAndTheirLengthIsKnown() throws IOException {
    try (InputStream plain = file.plain()) {
      assertArrayEquals(PLAIN, plain.readAllBytes());
    }
    assertEquals(PLAIN.length, file.length());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip, deflate, br, zstd | true",
        "deflate,gzip;q=0.5      | true",
        "x-gzip                  | true",
        "gzip;q=1.0              | true",
        "gzip;q=0                | false",
        "gzip; q=0.000, br       | false",
        "br                      | false",
        "notgzip                 | false",
        "''                      | false"
      })
  void compressedIsOnlyForThoseWhoTakeIt(String acceptEncoding, boolean compressed) {
    assertEquals(compressed, CompressedFile.takesGzip(acceptEncoding));
  }
}
