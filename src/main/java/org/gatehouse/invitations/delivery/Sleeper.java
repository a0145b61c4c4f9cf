package org.gatehouse.invitations.delivery;

import java.time.Instant;

/** Sleeps until a time; in tests the clock moves there instead. */
@FunctionalInterface
public interface Sleeper {
  /**
   * Returns at once when the moment has passed.
   *
   * @throws InterruptedException when the server stops
   */
  void until(Instant moment) throws InterruptedException;
}
