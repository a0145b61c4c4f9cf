package org.gatehouse.flood;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.gatehouse.container.Gatehouse;

/** Asks whether a server is alive, all along, as a supervisor does. */
final class HealthWatch {
  private static final long WITHIN_MILLIS = 1_000;

  private final Gatehouse gatehouse;
  private final List<String> faults = new ArrayList<>();
  private final Thread thread = new Thread(this::watch, "health watch");
  private volatile boolean over;

  HealthWatch(Gatehouse gatehouse) {
    this.gatehouse = gatehouse;
    thread.start();
  }

  private void watch() {
    while (!over) {
      long start = System.nanoTime();
      String answer = ask();
      long took = (System.nanoTime() - start) / 1_000_000;
      if (!answer.equals("200") || took > WITHIN_MILLIS) {
        faults.add(answer + " after " + took + " ms");
      }
      try {
        Thread.sleep(100);
      } catch (InterruptedException ending) {
        return;
      }
    }
  }

  private String ask() {
    try {
      return Integer.toString(gatehouse.health("live").status());
    } catch (RuntimeException | AssertionError noAnswer) {
      return noAnswer.toString();
    }
  }

  /** Fails unless every answer was good and came within a second. */
  void end() throws InterruptedException {
    over = true;
    thread.join();
    assertEquals(List.of(), faults);
  }
}
