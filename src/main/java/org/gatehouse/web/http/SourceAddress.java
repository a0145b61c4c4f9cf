package org.gatehouse.web.http;

import jakarta.servlet.ServletRequest;

/** Where a request came from, also for who is given the request as the server knows it. */
public final class SourceAddress {
  private static final String ATTRIBUTE = SourceAddress.class.getName();

  private SourceAddress() {}

  /** A literal address: the origin that a trusted proxy names, else whoever is connected. */
  public static String of(ServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof String origin
        ? origin
        : request.getRemoteAddr();
  }

  static void set(ServletRequest request, String origin) {
    request.setAttribute(ATTRIBUTE, origin);
  }
}
