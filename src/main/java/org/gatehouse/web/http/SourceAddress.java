package org.gatehouse.web.http;

import jakarta.servlet.ServletRequest;

/** The network address of a request's origin. */
public final class SourceAddress {
  private static final String ATTRIBUTE = SourceAddress.class.getName();

  private SourceAddress() {}

  /**
   * A literal address: the origin that a trusted proxy names, else the address of the connection.
   */
  public static String of(ServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof String origin
        ? origin
        : request.getRemoteAddr();
  }

  static void set(ServletRequest request, String origin) {
    request.setAttribute(ATTRIBUTE, origin);
  }
}
