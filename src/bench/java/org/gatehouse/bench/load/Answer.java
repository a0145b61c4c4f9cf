package org.gatehouse.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * As much of an HTTP/1.1 response as has come (RFC 9112).
 *
 * @param status 0 while the head is not complete
 * @param isLast whether the server ends the connection after it, as Payara does after every 400
 */
record Answer(int status, boolean isWhole, boolean isLast) {
  private static final byte[] HEAD_END = ascii("\r\n\r\n");
  private static final byte[] LENGTH = ascii("\r\ncontent-length:");
  private static final byte[] CHUNKED = ascii("\r\ntransfer-encoding: chunked");
  private static final byte[] LAST_CHUNK = ascii("0\r\n\r\n");
  private static final byte[] CLOSE = ascii("\r\nconnection: close");
  private static final Answer NOT_YET = new Answer(0, false, false);

  static Answer of(ByteBuffer read) {
    byte[] bytes = read.array();
    int end = read.position();
    int head = find(HEAD_END, bytes, end);
    if (head < 0) {
      return NOT_YET;
    }
    int status = number(bytes, "HTTP/1.1 ".length());
    int body = head + HEAD_END.length;
    boolean last = find(CLOSE, bytes, head) >= 0;
    int length = find(LENGTH, bytes, head);
    if (length >= 0) {
      return new Answer(status, end - body >= number(bytes, length + LENGTH.length), last);
    }
    // A body of one's own is small and ends no chunk with the text of the last one.
    boolean chunked = find(CHUNKED, bytes, head) >= 0;
    return new Answer(status, !chunked || endsWith(LAST_CHUNK, bytes, end), last);
  }

  private static int number(byte[] bytes, int from) {
    int at = from;
    while (bytes[at] == ' ') {
      at++;
    }
    int number = 0;
    for (; bytes[at] >= '0' && bytes[at] <= '9'; at++) {
      number = number * 10 + bytes[at] - '0';
    }
    return number;
  }

  /** Where the text, given in lower case, begins in any case; -1 when it is not there. */
  private static int find(byte[] text, byte[] bytes, int end) {
    for (int at = 0; at <= end - text.length; at++) {
      if (bytes[at] == text[0] && matches(text, bytes, at)) {
        return at;
      }
    }
    return -1;
  }

  private static boolean endsWith(byte[] text, byte[] bytes, int end) {
    return end >= text.length && matches(text, bytes, end - text.length);
  }

  private static boolean matches(byte[] text, byte[] bytes, int at) {
    for (int i = 0; i < text.length; i++) {
      int read = bytes[at + i];
      int lower = read >= 'A' && read <= 'Z' ? read + 32 : read;
      if (lower != text[i]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
