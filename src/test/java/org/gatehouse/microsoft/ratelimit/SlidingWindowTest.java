package org.gatehouse.microsoft.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class SlidingWindowTest {
  private static final long PERIOD = 5_000;

  @RepeatedTest(20)
  void noStretchOfOnePeriodHoldsMoreThanTheLimitAndNobodyOvertakes(RepetitionInfo run) {
    Random random = new Random(run.getCurrentRepetition());
    int limit = 1 + random.nextInt(40);
    SlidingWindow window = new SlidingWindow(PERIOD);
    List<Long> starts = new ArrayList<>();
    long now = 1_700_000_000_000L;
    for (int call = 0; call < 2_000; call++) {
      boolean quiet = random.nextInt(100) == 0;
      now += quiet ? random.nextInt(20_000) : random.nextInt(2 + (int) PERIOD / limit);
      long start = window.next(now, limit);
      window.promise(start);
      assertTrue(start >= now, "before it was asked for");
      starts.add(start);
    }
    for (int call = 1; call < starts.size(); call++) {
      assertTrue(starts.get(call) >= starts.get(call - 1), "overtaken at " + call);
      if (call >= limit) {
        long stretch = starts.get(call) - starts.get(call - limit);
        assertTrue(stretch >= PERIOD, limit + " and one more within " + stretch + " ms");
      }
    }
  }

  @Test
  void aFullLineUsesTheWholeLimit() {
    SlidingWindow window = new SlidingWindow(PERIOD);
    long last = 0;
    for (int call = 0; call < 150 * 10; call++) {
      last = window.next(0, 150);
      window.promise(last);
    }
    assertEquals(9 * PERIOD, last, 9 * SlidingWindow.GRAIN);
  }

  @Test
  void anIdleWindowLetsABurstStartAtOnce() {
    SlidingWindow window = new SlidingWindow(PERIOD);
    for (int call = 0; call < 150; call++) {
      assertEquals(1_003, window.next(1_003, 150));
      window.promise(1_003);
    }
    assertTrue(window.next(1_003, 150) >= 1_003 + PERIOD);
  }

  @Test
  void nobodyWaitsBesideOthersWhileThereIsRoom() {
    SlidingWindow window = new SlidingWindow(PERIOD);
    for (long now = 1_001; now < 1_151; now++) {
      assertEquals(now, window.next(now, 150));
      window.promise(now);
    }
  }

  @Test
  void aLowerLimitHoldsForWhatIsPromisedFromThenOn() {
    SlidingWindow window = new SlidingWindow(PERIOD);
    for (int call = 0; call < 100; call++) {
      window.promise(window.next(0, 150));
    }
    assertEquals(PERIOD, window.next(0, 100));
    assertEquals(0, window.next(0, 101));
  }

  @Test
  void memoryDoesNotGrowWithTheRate() throws ReflectiveOperationException {
    SlidingWindow window = new SlidingWindow(PERIOD);
    for (long now = 0; now < 60_000; now++) {
      for (int call = 0; call < 20; call++) {
        window.promise(window.next(now, 1_000_000));
      }
    }
    var buckets = SlidingWindow.class.getDeclaredField("buckets");
    buckets.setAccessible(true);
    int kept = ((java.util.Collection<?>) buckets.get(window)).size();
    assertTrue(kept <= PERIOD / SlidingWindow.GRAIN + 2, kept + " buckets");
  }

  @Test
  void aPauseMovesWhatHasNotStartedAndNothingElse() {
    SlidingWindow window = new SlidingWindow(PERIOD);
    for (int call = 0; call < 4; call++) {
      window.promise(window.next(0, 2));
    }
    window.postpone(1_000, 700);
    assertEquals(PERIOD + 700, window.next(1_000, 3));
    assertEquals(2 * PERIOD + 700, window.next(1_000, 2));
  }
}
