package org.gatehouse.operations.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Caches the result of a check for a while: one thread checks, and no other waits for it. */
final class CachedHealthCheck {
  private final BooleanSupplier look;
  private final Duration isPermanent;
  private final Clock clock;
  private final ReentrantLock looking = new ReentrantLock();

  private volatile Seen seen = new Seen(false, Instant.MIN);

  private record Seen(boolean well, Instant until) {}

  /**
   * @param lasting how long a look is worth; one that takes longer than that counts as bad
   *     meanwhile
   */
  CachedHealthCheck(BooleanSupplier look, Duration isPermanent, Clock clock) {
    this.look = look;
    this.isPermanent = isPermanent;
    this.clock = clock;
  }

  boolean isWell() {
    Seen last = seen;
    Instant now = clock.instant();
    if (now.isBefore(last.until())) {
      return last.well();
    }
    if (!looking.tryLock()) {
      return last.well() && now.isBefore(last.until().plus(isPermanent));
    }
    try {
      Seen fresh = new Seen(look.getAsBoolean(), clock.instant().plus(isPermanent));
      seen = fresh;
      return fresh.well();
    } finally {
      looking.unlock();
    }
  }
}
