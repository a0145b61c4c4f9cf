package org.gatehouse.requestlog;

import jakarta.servlet.http.HttpServletRequest;

/** The kinds of requests that the metrics tell apart. */
final class Operation {
  private static final String INVITE_PATH = "/api/InviteGuest";

  private Operation() {}

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
