package org.gatehouse.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what comes by itself. */
final class Await {
  private Await() {}

  /**
   * @param trouble what the test fails with when it takes too long
   */
  static void until(Callable<Boolean> over, Duration atMost, String trouble) throws Exception {
    long start = System.nanoTime();
    while (!over.call()) {
      assertTrue(System.nanoTime() - start < atMost.toNanos(), trouble);
      Thread.sleep(200);
    }
  }
}
