package org.gatehouse.web.json;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongSupplier;
import org.gatehouse.web.errors.ApiException;
import org.gatehouse.web.errors.ErrorCode;
import org.gatehouse.web.limits.Bulkhead;

/**
 * Reads a body with strict decoding, limited in size and time, and in memory together with all
 * other bodies.
 */
public final class RequestBody implements AutoCloseable {
  static final int MAX_BYTES = 64 * 1024;

  /** Memory is taken as bytes come in, so that a caller who sends none holds next to none. */
  private static final int FIRST_BYTES = 8 * 1024;

  private static final Duration WITHIN = Duration.ofSeconds(10);
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Bulkhead.Place memory;
  private final byte[] bytes;
  private final String charset;

  private RequestBody(Bulkhead.Place memory, byte[] bytes, String charset) {
    this.memory = memory;
    this.bytes = bytes;
    this.charset = charset;
  }

  /**
   * A body as JAX-RS hands it to a reader; its memory is held until it is closed.
   *
   * @param memory in bytes
   * @throws ApiException 413 when there is more than 64 KiB, 400 when the connection ends early or
   *     the body takes longer than 10 s, 503 when too many others are being read
   */
  public static RequestBody read(
      InputStream body,
      MediaType media,
      MultivaluedMap<String, String> headers,
      Bulkhead memory,
      LongSupplier nanoTime) {
    String length = headers.getFirst(HttpHeaders.CONTENT_LENGTH);
    Bulkhead.Place place = memory.enter(FIRST_BYTES).orElseThrow(RequestBody::tooMany);
    try {
      byte[] bytes = read(body, length == null ? -1 : Long.parseLong(length), place, nanoTime);
      String charset = media.getParameters().get(MediaType.CHARSET_PARAMETER);
      return new RequestBody(place, bytes, charset);
    } catch (ApiException refused) {
      place.close();
      throw refused;
    }
  }

  /**
   * @param announced the Content-Length, negative when there is none
   */
  public static byte[] read(
      InputStream body, long announced, Bulkhead.Place memory, LongSupplier nanoTime) {
    if (announced > MAX_BYTES) {
      throw tooLarge();
    }
    // Not to the end of the stream where the length is known: behind a request to upgrade to
    // HTTP/2,
    // which is not taken up, Payara knows no end.
    int max = announced < 0 ? MAX_BYTES + 1 : (int) announced;
    long start = nanoTime.getAsLong();
    byte[] bytes = new byte[Math.min(FIRST_BYTES, max)];
    int length = 0;
    try {
      while (length < max) {
        if (length == bytes.length) {
          int grown = Math.min(2 * length, max);
          if (!memory.grow(grown - length)) {
            throw tooMany();
          }
          bytes = Arrays.copyOf(bytes, grown);
        }
        int count = body.read(bytes, length, bytes.length - length);
        if (count < 0) {
          break;
        }
        length += count;
        if (nanoTime.getAsLong() - start > WITHIN.toNanos()) {
          throw ApiException.badRequest(
              "The body did not arrive within " + WITHIN.toSeconds() + " s of its head.");
        }
      }
    } catch (IOException | IllegalStateException cutOff) {
      // The latter is how Undertow tells a reader that its connection has just timed out.
      throw ApiException.badRequest("The body could not be read to its end.");
    }
    if (length > MAX_BYTES) {
      throw tooLarge();
    }
    return Arrays.copyOf(bytes, length);
  }

  /**
   * @throws ApiException 400 for bytes that are not of the charset
   */
  public String text() {
    return text(bytes, charset);
  }

  /** Gives its memory back. */
  @Override
  public void close() {
    memory.close();
  }

  /**
   * The text without a byte order mark; one of UTF-8 outweighs the charset.
   *
   * @param charset the parameter of the Content-Type, null when there is none; UTF-8 is taken for
   *     an unknown one (RFC 8259, section 8.1)
   * @throws ApiException 400 for bytes that are not of the charset
   */
  public static String text(byte[] bytes, String charset) {
    Charset encoding = startsWithMark(bytes) ? StandardCharsets.UTF_8 : known(charset);
    try {
      String text = encoding.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.indexOf(BYTE_ORDER_MARK) == 0 ? text.substring(1) : text;
    } catch (CharacterCodingException malformed) {
      throw ApiException.badRequest("The body is not text in " + encoding.name() + ".");
    }
  }

  private static boolean startsWithMark(byte[] bytes) {
    return bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }

  private static Charset known(String charset) {
    try {
      return charset == null ? StandardCharsets.UTF_8 : Charset.forName(charset);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return StandardCharsets.UTF_8;
    }
  }

  private static ApiException tooMany() {
    return ApiException.of(
            ErrorCode.OVERLOADED,
            "The server reads as many bodies as it can: repeat the request later.")
        .retryAfter(Duration.ofSeconds(1));
  }

  private static ApiException tooLarge() {
    return ApiException.of(ErrorCode.PAYLOAD_TOO_LARGE, "The body must be at most 64 KiB.");
  }
}
