package org.gatehouse.delivery;

import java.time.Instant;

/** Waits for a moment; a test's clock moves there instead. */
@FunctionalInterface
public interface Sleep {
  /**
   * Returns at once when the moment has passed.
   *
   * @throws InterruptedException when the server stops
   */
  void until(Instant moment) throws InterruptedException;
}
