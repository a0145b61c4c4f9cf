package org.gatehouse.request;

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
import org.gatehouse.problem.Refusal;

/** Takes the text of a body off the wire: bounded, and without guessing at bytes. */
final class RequestBody {
  static final int MOST_BYTES = 64 * 1024;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private RequestBody() {}

  /**
   * The text of a body as JAX-RS hands it to a reader.
   *
   * @throws Refusal 413 or 400 as the steps below say
   */
  static String text(InputStream body, MediaType media, MultivaluedMap<String, String> headers) {
    String length = headers.getFirst(HttpHeaders.CONTENT_LENGTH);
    byte[] bytes = read(body, length == null ? -1 : Long.parseLong(length));
    return text(bytes, media.getParameters().get(MediaType.CHARSET_PARAMETER));
  }

  /**
   * At most 64 KiB.
   *
   * @param announced the Content-Length, negative when there is none
   * @throws Refusal 413 when there is more, 400 when the connection ends early
   */
  static byte[] read(InputStream body, long announced) {
    if (announced > MOST_BYTES) {
      throw tooLarge();
    }
    try {
      byte[] bytes = body.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw tooLarge();
      }
      return bytes;
    } catch (IOException cutOff) {
      throw Refusal.badRequest("The body could not be read to its end.");
    }
  }

  /**
   * The text without a byte order mark; one of UTF-8 outweighs the charset.
   *
   * @param charset the parameter of the Content-Type, null when there is none; UTF-8 is taken for
   *     an unknown one (RFC 8259, section 8.1)
   * @throws Refusal 400 for bytes that are not of the charset
   */
  static String text(byte[] bytes, String charset) {
    Charset encoding = startsWithMark(bytes) ? StandardCharsets.UTF_8 : known(charset);
    try {
      String text = encoding.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.indexOf(BYTE_ORDER_MARK) == 0 ? text.substring(1) : text;
    } catch (CharacterCodingException malformed) {
      throw Refusal.badRequest("The body is not text in " + encoding.name() + ".");
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

  private static Refusal tooLarge() {
    return Refusal.of(413, "The body must be at most 64 KiB.");
  }
}
