package org.gatehouse.invitations.delivery;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Exponential backoff with jitter: delays double up to a maximum, and each is shortened at random
 * by up to half, so that callers that failed together do not retry together.
 *
 * @param random answers from 0 (included) to 1 (excluded)
 */
record Backoff(Duration first, Duration max, DoubleSupplier random) {
  private static final int MAX_DOUBLINGS = 20;

  /**
   * @param failures how many tries have failed, at least 1
   */
  Duration after(int failures) {
    long doubled = first.toMillis() << Math.min(failures - 1, MAX_DOUBLINGS);
    long whole = Math.min(doubled, max.toMillis());
    return Duration.ofMillis(whole / 2 + (long) (random.getAsDouble() * (whole - whole / 2)));
  }
}
