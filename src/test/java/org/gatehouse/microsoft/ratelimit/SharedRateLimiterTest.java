package org.gatehouse.microsoft.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.gatehouse.SettableClock;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class SharedRateLimiterTest {
  private static final Instant FAR = SettableClock.START.plusSeconds(36_000);
  private static final Duration PERIOD = Duration.ofSeconds(5);

  private final SettableClock clock = new SettableClock();
  private String text;
  private boolean reachable = true;

  private RateLimiter node(int rate) {
    SharedState shared =
        change -> {
          if (!reachable) {
            throw new IllegalStateException("the database is down");
          }
          text = change.apply(text);
        };
    return new RateLimiter(
        new RateLimitSettings(rate, PERIOD), clock, Optional.of(shared), clock::nanoTime);
  }

  @RepeatedTest(6)
  void threeNodesTogetherKeepToTheOneLimit(RepetitionInfo run) {
    Random random = new Random(run.getCurrentRepetition());
    int rate = run.getCurrentRepetition() % 2 == 0 ? 20 : 400;
    List<RateLimiter> nodes = List.of(node(rate), node(rate), node(rate));
    List<Instant> starts = new ArrayList<>();
    for (int call = 0; call < 900; call++) {
      clock.pass(Duration.ofMillis(random.nextInt(40)));
      starts.add(nodes.get(random.nextInt(3)).take(FAR).orElseThrow().at());
    }
    starts.sort(null);
    for (int call = rate; call < starts.size(); call++) {
      Duration stretch = Duration.between(starts.get(call - rate), starts.get(call));
      assertTrue(
          stretch.compareTo(PERIOD) >= 0, rate + " and one more within " + stretch + " at " + call);
    }
  }

  @Test
  void aPauseThatOneNodeWasAskedForHoldsTheOthersBack() {
    RateLimiter one = node(150);
    RateLimiter other = node(150);
    one.throttled(Duration.ofSeconds(17));
    assertEquals(SettableClock.START.plusSeconds(17), other.take(FAR).orElseThrow().at());
    assertEquals(135, other.currentLimit());
  }

  @Test
  void aNodeThatCannotReachTheOthersGoesOnByItself() {
    RateLimiter rateLimiter = node(2);
    rateLimiter.take(FAR);
    reachable = false;
    rateLimiter.take(FAR);
    assertTrue(
        rateLimiter.take(FAR).orElseThrow().at().isAfter(SettableClock.START.plusSeconds(5)));
    rateLimiter.throttled(Duration.ofSeconds(30));
    assertEquals(Optional.empty(), rateLimiter.take(SettableClock.START.plusSeconds(29)));
  }
}
