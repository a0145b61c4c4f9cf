package org.gatehouse.microsoft.ratelimit;

import java.util.OptionalLong;

/**
 * The state of the rate limiter, as text that fits into a row.
 *
 * <p>Times are milliseconds since the epoch. Not thread-safe.
 */
final class RateLimiterState {
  private final SlidingWindow window;
  private final AdaptiveLimit limit;
  private long closedUntil;
  private long postponed;

  private RateLimiterState(
      SlidingWindow window, AdaptiveLimit limit, long closedUntil, long postponed) {
    this.window = window;
    this.limit = limit;
    this.closedUntil = closedUntil;
    this.postponed = postponed;
  }

  /** Nothing has been sent yet. */
  static RateLimiterState fresh(int rate, long period, long now) {
    return new RateLimiterState(
        new SlidingWindow(period), new AdaptiveLimit(rate, period, now), 0, 0);
  }

  /**
   * Reads what {@link #text()} wrote.
   *
   * @param text null, empty or unreadable for a fresh state
   */
  static RateLimiterState read(String text, int rate, long period, long now) {
    if (text == null || text.isEmpty()) {
      return fresh(rate, period, now);
    }
    try {
      String[] parts = text.split(" ", 4);
      return new RateLimiterState(
          SlidingWindow.read(period, parts[3]),
          AdaptiveLimit.read(rate, period, parts[2]),
          Long.parseLong(parts[0]),
          Long.parseLong(parts[1]));
    } catch (NumberFormatException | IndexOutOfBoundsException unreadable) {
      return fresh(rate, period, now);
    }
  }

  String text() {
    return closedUntil + " " + postponed + " " + limit.text() + " " + window.text();
  }

  /** Promises the next start; empty, and nothing promised, when it were later than of use. */
  OptionalLong take(long now, long latest) {
    long start = window.next(Math.max(now, closedUntil), limit.at(now));
    if (start > latest) {
      return OptionalLong.empty();
    }
    window.promise(start);
    return OptionalLong.of(start);
  }

  /** Moves all times along with a clock that was set. */
  void shift(long by) {
    window.shift(by);
    limit.shift(by);
    closedUntil += by;
    postponed += by;
  }

  /**
   * Forgets times that no honest clock could have written: those of a node whose clock is far
   * ahead, which would hold all others up.
   */
  void distrust(long now, long horizon) {
    window.distrust(now, horizon);
    if (closedUntil > horizon) {
      closedUntil = now;
    }
  }

  /** Promises up to {@code max} further starts at the very time of the last one. */
  int takeMore(long now, long start, int max) {
    int taken = 0;
    while (taken < max && window.next(start, limit.at(now)) == start) {
      window.promise(start);
      taken++;
    }
    return taken;
  }

  /** Nothing goes out until the pause is over; those who wait keep their order and distance. */
  void throttled(long now, long pause) {
    limit.throttled(now);
    long closed = Math.max(now, closedUntil);
    long longer = now + pause - closed;
    if (longer > 0) {
      window.postpone(closed, longer);
      postponed += longer;
      closedUntil = closed + longer;
    }
  }

  void overused(long now) {
    limit.overused(now);
  }

  int limit(long now) {
    return limit.at(now);
  }

  long closedUntil() {
    return closedUntil;
  }

  /** Milliseconds by which pauses have moved all starts so far. */
  long postponed() {
    return postponed;
  }
}
