package org.gatehouse.microsoft.ratelimit;

/**
 * The share of Graph's limit that is available, because other applications of the tenant use the
 * same limit.
 *
 * <p>Decreases by a tenth with a 429 and by a twentieth when Graph reports more than 100 % in use,
 * once a period at most; increases by a fiftieth in each period without either. Times as in {@link
 * SlidingWindow}. Not thread-safe.
 */
final class AdaptiveLimit {
  private final int limit;
  private final long period;
  private double current;
  private long fellAt;
  private long climbedAt;

  AdaptiveLimit(int limit, long period, long now) {
    this(limit, period, limit, now - period, now);
  }

  private AdaptiveLimit(int limit, long period, double current, long fellAt, long climbedAt) {
    this.limit = limit;
    this.period = period;
    this.current = current;
    this.fellAt = fellAt;
    this.climbedAt = climbedAt;
  }

  /** Reads what {@link #text()} wrote; a limit that the operator has lowered since counts. */
  static AdaptiveLimit read(int limit, long period, String text) {
    String[] parts = text.split("/");
    return new AdaptiveLimit(
        limit,
        period,
        Math.min(limit, Double.parseDouble(parts[0])),
        Long.parseLong(parts[1]),
        Long.parseLong(parts[2]));
  }

  String text() {
    return current + "/" + fellAt + "/" + climbedAt;
  }

  int at(long now) {
    long quietPeriods = (now - climbedAt) / period;
    if (quietPeriods > 0 && current < limit) {
      current = Math.min(limit, current + quietPeriods * limit / 50.0);
      climbedAt += quietPeriods * period;
    }
    return Math.max(1, (int) Math.floor(current));
  }

  /** Moves all times along with a clock that was set. */
  void shift(long by) {
    fellAt += by;
    climbedAt += by;
  }

  void throttled(long now) {
    fall(now, 0.9);
  }

  void overused(long now) {
    fall(now, 0.95);
  }

  private void fall(long now, double factor) {
    if (now - fellAt >= period) {
      current = Math.max(1, at(now) * factor);
      fellAt = now;
      climbedAt = now;
    }
  }
}
