package org.gatehouse.web.limits;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Limits concurrent use, in units such as requests or bytes.
 *
 * <p>The bulkhead pattern: overload of one resource does not affect others.
 */
public final class Bulkhead {
  private final Semaphore free;

  /**
   * @param max how many units there are
   */
  public Bulkhead(int max) {
    free = new Semaphore(max);
  }

  /** One unit at once; empty when there is none. */
  public Optional<Place> enter() {
    return enter(1);
  }

  /** So many units at once; empty when there are fewer. */
  public Optional<Place> enter(int units) {
    return free.tryAcquire(units) ? Optional.of(new Place(units)) : Optional.empty();
  }

  /**
   * One unit, as soon as there is one; empty when there is none in time.
   *
   * @throws InterruptedException when the server stops
   */
  public Optional<Place> enter(Duration timeout) throws InterruptedException {
    return free.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS)
        ? Optional.of(new Place(1))
        : Optional.empty();
  }

  /** What one user holds until it is closed; for one thread at a time. */
  public final class Place implements AutoCloseable {
    private int units;

    private Place(int units) {
      this.units = units;
    }

    /** Takes more units; false, and nothing is taken, when there are fewer. */
    public boolean grow(int more) {
      boolean granted = free.tryAcquire(more);
      if (granted) {
        units += more;
      }
      return granted;
    }

    /** Gives everything back; a second call does nothing. */
    @Override
    public void close() {
      free.release(units);
      units = 0;
    }
  }
}
