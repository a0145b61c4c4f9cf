package org.gatehouse.operations.accesslog;

import java.util.Locale;

/** The outcome of a request in the access log and in metrics. */
enum RequestOutcome {
  INVITED,
  REPLAYED,
  DONE,
  /** Recorded; policy or Graph refused the guest. */
  REFUSED,
  /** Not recorded; the request is invalid. */
  INVALID,
  UNAUTHORIZED,
  FORBIDDEN,
  NOT_FOUND,
  RATE_LIMITED,
  FAILED;

  /**
   * @param onRecord whether the request is recorded
   */
  static RequestOutcome of(int status, boolean onRecord, boolean replayed) {
    return switch (status) {
      case 201 -> replayed ? REPLAYED : INVITED;
      case 401 -> UNAUTHORIZED;
      case 403 -> FORBIDDEN;
      case 404 -> NOT_FOUND;
      case 429 -> RATE_LIMITED;
      default -> {
        if (status >= 500) {
          yield FAILED;
        }
        if (status >= 400) {
          yield onRecord ? REFUSED : INVALID;
        }
        yield DONE;
      }
    };
  }

  boolean isFailure() {
    return this != INVITED && this != REPLAYED && this != DONE;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
