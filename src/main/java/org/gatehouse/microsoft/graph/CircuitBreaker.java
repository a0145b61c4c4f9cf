package org.gatehouse.microsoft.graph;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Blocks calls to Graph for a while after the tenant has rejected all invitations.
 *
 * <p>An abuse block is lifted by Microsoft's support only, and further calls do not help; a tenant
 * that allows no invitations answers the same until an administrator acts.
 */
public final class CircuitBreaker {
  private final Duration pause;
  private final Clock clock;
  private volatile Stop stop;

  private record Stop(String reason, Instant until) {}

  public CircuitBreaker(Duration pause, Clock clock) {
    this.pause = pause;
    this.clock = clock;
  }

  /** Why no call goes out at present; empty when calls may go. */
  public Optional<String> reason() {
    Stop current = stop;
    return current != null && clock.instant().isBefore(current.until())
        ? Optional.of(current.reason())
        : Optional.empty();
  }

  /** Keeps calls back from now on. */
  public void open(String reason) {
    stop = new Stop(reason, clock.instant().plus(pause));
  }
}
