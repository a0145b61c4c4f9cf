package org.gatehouse.web.errors;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;

/** The correlation id of a request: in its answer, its log lines and its record. */
public final class Correlation {
  /** Carries the id in both directions. */
  public static final String HEADER = "X-Correlation-ID";

  private static final int MAX_LENGTH = 128;
  private static final String ATTRIBUTE = Correlation.class.getName();

  private Correlation() {}

  /**
   * The id of a request: the caller's own when it is 1 to 128 visible ASCII characters, else a new
   * UUID. The same for every call with one request, whichever code asks first.
   */
  public static String of(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof String known) {
      return known;
    }
    String sent = request.getHeader(HEADER);
    String id = isFit(sent) ? sent : UUID.randomUUID().toString();
    request.setAttribute(ATTRIBUTE, id);
    return id;
  }

  /** Anything else could break a header or forge a log line. */
  private static boolean isFit(String sent) {
    return sent != null
        && !sent.isEmpty()
        && sent.length() <= MAX_LENGTH
        && sent.chars().allMatch(character -> character > ' ' && character < 0x7f);
  }
}
