package org.gatehouse.microsoft.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimiterStateTest {
  private static final int RATE = 20;
  private static final long PERIOD = 5_000;

  @RepeatedTest(10)
  void whatIsWrittenAndReadAgainGoesOnAsIfNothingHadHappened(RepetitionInfo run) {
    Random random = new Random(run.getCurrentRepetition());
    long now = 1_700_000_000_000L;
    RateLimiterState kept = RateLimiterState.fresh(RATE, PERIOD, now);
    RateLimiterState copied = RateLimiterState.read(null, RATE, PERIOD, now);
    for (int step = 0; step < 1_000; step++) {
      now += random.nextInt(600);
      copied = RateLimiterState.read(copied.text(), RATE, PERIOD, now);
      switch (random.nextInt(20)) {
        case 0 -> {
          long pause = random.nextInt(10_000);
          kept.throttled(now, pause);
          copied.throttled(now, pause);
        }
        case 1 -> {
          kept.overused(now);
          copied.overused(now);
        }
        default -> {
          long latest = now + random.nextInt(20_000);
          assertEquals(kept.take(now, latest), copied.take(now, latest), "step " + step);
        }
      }
      assertEquals(kept.text(), copied.text());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "0 0", "0 0 150/0/0 1:x", "0 0 150/0 ", "{}"})
  void whatCannotBeReadIsAFreshState(String text) {
    RateLimiterState read = RateLimiterState.read(text, RATE, PERIOD, 7);
    assertEquals(RateLimiterState.fresh(RATE, PERIOD, 7).text(), read.text());
  }

  @Test
  void aLimitThatTheOperatorHasLoweredCountsAtOnce() {
    RateLimiterState before = RateLimiterState.fresh(150, PERIOD, 0);
    assertEquals(30, RateLimiterState.read(before.text(), 30, PERIOD, 0).limit(0));
  }

  @Test
  void startsTakenAheadAreAllForTheSameMomentAndWithinTheLimit() {
    RateLimiterState state = RateLimiterState.fresh(RATE, PERIOD, 0);
    OptionalLong first = state.take(0, 0);
    assertEquals(OptionalLong.of(0), first);
    assertEquals(RATE - 1, state.takeMore(0, 0, 1_000));
    assertTrue(state.take(0, 1_000_000).getAsLong() >= PERIOD);
  }

  @Test
  void theTextStaysShortEnoughToBeWrittenForEachStart() {
    RateLimiterState state = RateLimiterState.fresh(150, PERIOD, 0);
    for (long now = 0; now < 60_000; now += 7) {
      state.take(now, now + 55_000);
    }
    assertTrue(state.text().length() < 32_672, state.text().length() + " characters");
  }
}
