package org.gatehouse.web.openapi;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.gatehouse.web.limits.PacedOutputStream;

/**
 * A file that is the same for everybody, kept once and compressed (RFC 1952).
 *
 * @param type its media type, with the charset
 * @param gzip its bytes in that format
 */
record CompressedFile(String type, byte[] gzip) {
  /** RFC 9110, section 12.5.3, as far as browsers and programs write it; a weight of 0 refuses. */
  private static final Pattern TAKES_GZIP =
      Pattern.compile("(^|[\\s,])(x-)?gzip\\s*(;\\s*q=(1|0?\\.0*[1-9])[^,]*)?\\s*(,|$)");

  /** The length of what is compressed ends the format (RFC 1952, section 2.3.1). */
  private static final int LENGTH = Integer.BYTES;

  /**
   * One of those that the build has compressed.
   *
   * @param name without the ending .gz
   */
  static CompressedFile of(ServletContext application, String name, String type)
      throws ServletException {
    String path = "/WEB-INF/docs/" + name + ".gz";
    try (InputStream gzip = application.getResourceAsStream(path)) {
      return new CompressedFile(type, gzip.readAllBytes());
    } catch (IOException unreadable) {
      throw new ServletException(unreadable);
    }
  }

  /** Answers with it, compressed for who takes that. */
  void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String accepted = String.join(",", Collections.list(request.getHeaders("Accept-Encoding")));
    response.setContentType(type);
    response.addHeader("Vary", "Accept-Encoding");
    // A reader who is given up can tell by it, whatever the server makes of a body cut short.
    response.setHeader("Connection", "close");
    PacedOutputStream out = new PacedOutputStream(response.getOutputStream());
    if (takesGzip(accepted)) {
      response.setHeader("Content-Encoding", "gzip");
      response.setContentLength(gzip.length);
      out.write(gzip);
    } else {
      response.setContentLength(length());
      try (InputStream plain = plain()) {
        plain.transferTo(out);
      }
    }
  }

  /** Its bytes as they are written by hand. */
  InputStream plain() throws IOException {
    return new GZIPInputStream(new ByteArrayInputStream(gzip));
  }

  static boolean takesGzip(String accepted) {
    return TAKES_GZIP.matcher(accepted).find();
  }

  int length() {
    return ByteBuffer.wrap(gzip, gzip.length - LENGTH, LENGTH)
        .order(ByteOrder.LITTLE_ENDIAN)
        .getInt();
  }
}
