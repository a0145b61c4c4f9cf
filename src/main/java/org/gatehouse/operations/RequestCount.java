package org.gatehouse.operations;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** How many requests are being answered now. */
@ApplicationScoped
public class RequestCount {
  private int inFlight;

  synchronized void begun() {
    inFlight++;
  }

  synchronized void ended() {
    inFlight--;
    notifyAll();
  }

  /** How many requests are being answered now. */
  public synchronized int inFlight() {
    return inFlight;
  }

  /** Waits until none is; answers how many are left when the patience is over. */
  synchronized int awaitNone(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (inFlight > 0) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        break;
      }
      wait(left);
    }
    return inFlight;
  }
}
