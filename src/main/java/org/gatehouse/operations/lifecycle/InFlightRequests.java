package org.gatehouse.operations.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * The number of requests in flight.
 *
 * <p>No method is synchronized: Weld's client proxies would be too, and a thread that waits in one
 * would block all others.
 */
@ApplicationScoped
public class InFlightRequests {
  private final Object lock = new Object();
  private int inFlight;

  void begun() {
    synchronized (lock) {
      inFlight++;
    }
  }

  void ended() {
    synchronized (lock) {
      inFlight--;
      lock.notifyAll();
    }
  }

  /** The number of requests in flight. */
  public int inFlight() {
    synchronized (lock) {
      return inFlight;
    }
  }

  /** Waits until none is; answers how many are left when the patience is over. */
  int awaitNone(Duration timeout) throws InterruptedException {
    long end = System.nanoTime() + timeout.toNanos();
    synchronized (lock) {
      while (inFlight > 0) {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          break;
        }
        lock.wait(left);
      }
      return inFlight;
    }
  }
}
