package org.gatehouse.pace;

import java.util.OptionalLong;

/**
 * All that the pace remembers, as arithmetic on times and as text that a row can hold.
 *
 * <p>Times are milliseconds since the epoch. Not thread-safe.
 */
final class PaceState {
  private final SlidingWindow window;
  private final LearnedLimit limit;
  private long closedUntil;
  private long pauses;

  private PaceState(SlidingWindow window, LearnedLimit limit, long closedUntil, long pauses) {
    this.window = window;
    this.limit = limit;
    this.closedUntil = closedUntil;
    this.pauses = pauses;
  }

  /** Nothing has been sent yet. */
  static PaceState fresh(int rate, long period, long now) {
    return new PaceState(
        new SlidingWindow(period), new LearnedLimit(rate, period, rate, now), 0, 0);
  }

  /**
   * Reads what {@link #text()} wrote.
   *
   * @param text null or empty for a fresh state
   */
  static PaceState read(String text, int rate, long period, long now) {
    if (text == null || text.isEmpty()) {
      return fresh(rate, period, now);
    }
    String[] parts = text.split(" ", 5);
    return new PaceState(
        SlidingWindow.read(period, parts[4]),
        new LearnedLimit(
            rate, period, Math.min(rate, Double.parseDouble(parts[2])), Long.parseLong(parts[3])),
        Long.parseLong(parts[0]),
        Long.parseLong(parts[1]));
  }

  String text() {
    return closedUntil + " " + pauses + " " + limit.text() + " " + window.text();
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

  /** Promises up to {@code most} further starts at the very time of the last one. */
  int takeMore(long now, long start, int most) {
    int taken = 0;
    while (taken < most && window.next(start, limit.at(now)) == start) {
      window.promise(start);
      taken++;
    }
    return taken;
  }

  void throttled(long now, long pause) {
    limit.throttled(now);
    closedUntil = Math.max(closedUntil, now + pause);
    pauses++;
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

  long pauses() {
    return pauses;
  }
}
