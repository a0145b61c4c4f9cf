package org.gatehouse.operations.accesslog;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/** The values of the metric label {@code operation}. */
final class Operation {
  private static final String INVITE_PATH = "/api/InviteGuest";

  /** RFC 9110, section 9, and RFC 5789. */
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

  private Operation() {}

  /** The method; other for one that a caller has made up. */
  static String method(String method) {
    return METHODS.contains(method) ? method : "other";
  }

  /** invite, read or change. */
  static String of(HttpServletRequest request) {
    if (INVITE_PATH.equals(request.getRequestURI())) {
      return "invite";
    }
    return switch (request.getMethod()) {
      case "GET", "HEAD", "OPTIONS" -> "read";
      default -> "change";
    };
  }
}
