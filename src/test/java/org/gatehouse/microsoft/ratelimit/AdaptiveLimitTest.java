package org.gatehouse.microsoft.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AdaptiveLimitTest {
  private static final long PERIOD = 5_000;
  private final AdaptiveLimit limit = new AdaptiveLimit(150, PERIOD, 0);

  @Test
  void beginsWithTheWholeLimit() {
    assertEquals(150, limit.at(0));
    assertEquals(150, limit.at(100 * PERIOD));
  }

  @Test
  void a429TakesATenth() {
    limit.throttled(0);
    assertEquals(135, limit.at(0));
  }

  @Test
  void overuseTakesATwentieth() {
    limit.overused(0);
    assertEquals(142, limit.at(0));
  }

  @Test
  void many429sOfOnePeriodCountOnce() {
    for (int now = 0; now < PERIOD; now += 50) {
      limit.throttled(now);
    }
    assertEquals(135, limit.at(PERIOD - 1));
  }

  @Test
  void fallsInEachFurtherPeriodWith429sHoweverOftenTheLimitIsAskedFor() {
    int before = 150;
    for (long now = 0; now < 10 * PERIOD; now += 50) {
      limit.at(now);
      if (now % PERIOD == 50) {
        limit.throttled(now);
        int after = limit.at(now);
        assertTrue(after < before, "still " + after + " at " + now);
        before = after;
      }
    }
  }

  @Test
  void climbsBackByAFiftiethAPeriodAndNotBeyondTheLimit() {
    limit.throttled(0);
    assertEquals(135, limit.at(PERIOD - 1));
    assertEquals(138, limit.at(PERIOD));
    assertEquals(141, limit.at(2 * PERIOD + 1));
    assertEquals(150, limit.at(5 * PERIOD));
    assertEquals(150, limit.at(1_000 * PERIOD));
  }

  @Test
  void oneCallIsAlwaysAllowed() {
    AdaptiveLimit small = new AdaptiveLimit(1, PERIOD, 0);
    for (int period = 0; period < 20; period++) {
      small.throttled(period * PERIOD);
    }
    assertEquals(1, small.at(20 * PERIOD));
  }
}
