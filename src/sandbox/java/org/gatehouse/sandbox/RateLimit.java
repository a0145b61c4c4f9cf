package org.gatehouse.sandbox;

import java.time.Clock;
import java.time.Duration;

/**
 * Counts the invitations that arrived within the sliding window of the limit.
 *
 * <p>What is throttled counts too, as it does at Graph.
 */
public final class RateLimit {
  /** More than this in one window is counted as this. */
  private static final int MAX = 1 << 16;

  private final Clock clock;
  private final Behaviour behaviour;
  private final long[] arrivals = new long[MAX];
  private int first;
  private int size;
  private int peak;

  RateLimit(Clock clock, Behaviour behaviour) {
    this.clock = clock;
    this.behaviour = behaviour;
  }

  /** How many have arrived within the period that ends now. */
  public synchronized int inWindow() {
    forget(clock.millis() - behaviour.ratePeriod().toMillis());
    return size;
  }

  /** The most that ever arrived within one period, since the last reset. */
  public synchronized int peak() {
    return peak;
  }

  /** Notes one arrival; answers how many are in the window with it. */
  synchronized int arrived() {
    long now = clock.millis();
    forget(now - behaviour.ratePeriod().toMillis());
    if (size == MAX) {
      drop();
    }
    arrivals[(first + size) & (MAX - 1)] = now;
    size++;
    peak = Math.max(peak, size);
    return size;
  }

  /** When the next one would be within the limit, should nothing else arrive. */
  synchronized Duration untilFree() {
    int rate = Math.min(behaviour.rate(), size);
    if (rate == 0) {
      return Duration.ZERO;
    }
    long leaves = arrivals[(first + size - rate) & (MAX - 1)] + behaviour.ratePeriod().toMillis();
    return Duration.ofMillis(Math.max(0, leaves - clock.millis()));
  }

  synchronized void reset() {
    first = 0;
    size = 0;
    peak = 0;
  }

  private void forget(long until) {
    while (size > 0 && arrivals[first] <= until) {
      drop();
    }
  }

  private void drop() {
    first = (first + 1) & (MAX - 1);
    size--;
  }
}
