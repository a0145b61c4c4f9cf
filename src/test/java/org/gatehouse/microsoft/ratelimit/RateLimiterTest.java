package org.gatehouse.microsoft.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.gatehouse.SettableClock;
import org.gatehouse.platform.config.Settings;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
  private static final Instant START = SettableClock.START;
  private static final Instant FAR = START.plusSeconds(3_600);

  private final SettableClock clock = new SettableClock();
  private final RateLimiter rateLimiter =
      new RateLimiter(
          new RateLimitSettings(2, Duration.ofSeconds(10)),
          clock,
          Optional.empty(),
          clock::nanoTime);

  private RateLimiter.Permit take() {
    return rateLimiter.take(FAR).orElseThrow();
  }

  @Test
  void whoComesLaterStartsLater() {
    List<Instant> starts = Stream.generate(() -> take().at()).limit(6).toList();
    assertEquals(starts.stream().sorted().toList(), starts);
    assertEquals(START, starts.get(1));
    assertTrue(starts.get(2).isAfter(START.plusSeconds(10)), "keeps a reserve");
    assertTrue(starts.get(5).isBefore(START.plusSeconds(21)));
  }

  @Test
  void aLineTooLongIsToldAtOnceAndTakesNoPlace() {
    take();
    take();
    for (int call = 0; call < 100; call++) {
      assertEquals(Optional.empty(), rateLimiter.take(START.plusSeconds(5)));
    }
    assertTrue(take().at().isBefore(START.plusSeconds(11)));
  }

  @Test
  void nothingStartsBeforeThePauseThatGraphAskedForIsOver() {
    rateLimiter.throttled(Duration.ofSeconds(30));
    assertEquals(START.plusSeconds(30), take().at());
  }

  @Test
  void aShorterPauseDoesNotEndALongerOne() {
    rateLimiter.throttled(Duration.ofSeconds(30));
    rateLimiter.throttled(Duration.ofSeconds(1));
    assertEquals(START.plusSeconds(30), take().at());
  }

  @Test
  void aSlotPromisedBeforeAPauseIsMovedBehindIt() {
    RateLimiter.Permit slot = take();
    rateLimiter.throttled(Duration.ofSeconds(30));
    RateLimiter.Permit moved = rateLimiter.asItStands(slot);
    assertNotEquals(slot, moved);
    assertEquals(START.plusSeconds(30), moved.at());
    assertEquals(moved, rateLimiter.asItStands(moved));
  }

  @Test
  void aSlotStandsWhereNoPauseCameBetween() {
    RateLimiter.Permit slot = take();
    clock.pass(Duration.ofSeconds(1));
    assertEquals(slot, rateLimiter.asItStands(slot));
  }

  @Test
  void aPauseKeepsTheOrderOfThoseWhoWait() {
    List<RateLimiter.Permit> line = Stream.generate(this::take).limit(8).toList();
    clock.pass(Duration.ofSeconds(1));
    rateLimiter.throttled(Duration.ofSeconds(12));
    rateLimiter.throttled(Duration.ofSeconds(15));
    RateLimiter.Permit late = take();
    List<Instant> moved =
        line.stream().map(rateLimiter::asItStands).map(RateLimiter.Permit::at).toList();
    assertEquals(moved.stream().sorted().toList(), moved);
    assertFalse(moved.get(0).isBefore(START.plusSeconds(16)));
    assertFalse(late.at().isBefore(moved.get(7)), "a newcomer overtakes");
    for (int call = 2; call < 6; call++) {
      Duration stretch = Duration.between(moved.get(call), moved.get(call + 2));
      assertTrue(stretch.toMillis() >= 10_000, "bunched at " + call + ": " + stretch);
    }
  }

  @Test
  void lessGoesOutAfterA429() {
    RateLimiter wide =
        new RateLimiter(
            new RateLimitSettings(150, Duration.ofSeconds(5)),
            clock,
            Optional.empty(),
            clock::nanoTime);
    wide.throttled(Duration.ofSeconds(1));
    assertEquals(135, wide.currentLimit());
  }

  @Test
  void lessGoesOutWhenGraphReportsMoreThanTheLimitInUse() {
    RateLimiter wide =
        new RateLimiter(
            new RateLimitSettings(150, Duration.ofSeconds(5)),
            clock,
            Optional.empty(),
            clock::nanoTime);
    wide.used(1.0);
    assertEquals(150, wide.currentLimit());
    wide.used(1.2);
    assertEquals(142, wide.currentLimit());
  }

  @Test
  void theLimitIsGraphsUnlessSet() {
    RateLimitSettings unset = RateLimitSettings.read(new Settings(name -> Optional.empty()));
    assertEquals(new RateLimitSettings(150, Duration.ofSeconds(5)), unset);
    Map<String, String> set =
        Map.of("graph.rate-limit.calls", "30", "graph.rate-limit.period", "PT1S");
    assertEquals(
        new RateLimitSettings(30, Duration.ofSeconds(1)),
        RateLimitSettings.read(new Settings(name -> Optional.ofNullable(set.get(name)))));
  }

  /** What several nodes keep together, here without a database. */
  private final class Shared implements SharedState {
    private String text;
    private int changes;
    private boolean away;
    private Duration lock = Duration.ZERO;

    @Override
    public void change(UnaryOperator<String> change) {
      changes++;
      if (away) {
        throw new IllegalStateException("away");
      }
      clock.pass(lock);
      text = change.apply(text);
    }
  }

  private final Shared shared = new Shared();

  private RateLimiter node(int rate) {
    return new RateLimiter(
        new RateLimitSettings(rate, Duration.ofSeconds(10)),
        clock,
        Optional.of(shared),
        clock::nanoTime);
  }

  @Test
  void severalNodesTogetherKeepTheLimit() {
    RateLimiter one = node(2);
    RateLimiter other = node(2);
    List<Instant> starts =
        Stream.of(one, other, one, other, one, other)
            .map(node -> node.take(FAR).orElseThrow().at())
            .toList();
    assertEquals(starts.stream().sorted().toList(), starts);
    assertEquals(START, starts.get(1));
    assertTrue(starts.get(2).isAfter(START.plusSeconds(10)), "together they start too early");
    assertTrue(starts.get(4).isAfter(START.plusSeconds(20)), "together they start too early");
  }

  @Test
  void aSlotIsMovedBehindThePauseThatAnotherNodeWasAskedFor() {
    RateLimiter one = node(2);
    RateLimiter other = node(2);
    RateLimiter.Permit slot = one.take(FAR).orElseThrow();
    clock.pass(Duration.ofSeconds(2));
    other.throttled(Duration.ofSeconds(30));
    assertEquals(START.plusSeconds(32), one.asItStands(slot).at());
  }

  @Test
  void aStartTakenAheadIsMovedBehindThePauseToo() {
    RateLimiter one = node(400);
    RateLimiter other = node(400);
    one.take(FAR);
    RateLimiter.Permit ahead = one.take(FAR).orElseThrow();
    assertEquals(1, shared.changes);
    other.throttled(Duration.ofSeconds(30));
    one.used(1.1);
    RateLimiter.Permit later = one.take(FAR).orElseThrow();
    assertEquals(START.plusSeconds(30), one.asItStands(ahead).at());
    assertEquals(START.plusSeconds(30), one.asItStands(later).at());
  }

  @Test
  void theTimeSpentWaitingForTheOtherNodesCounts() {
    shared.lock = Duration.ofSeconds(3);
    assertEquals(START.plusSeconds(3), node(2).take(FAR).orElseThrow().at());
  }

  @Test
  void aNodeThatCannotReachTheOthersGoesOnAloneAndAsksNowAndThen() {
    RateLimiter one = node(2);
    one.take(FAR);
    shared.away = true;
    for (int call = 1; call < 6; call++) {
      one.take(FAR);
    }
    assertTrue(one.take(FAR).orElseThrow().at().isAfter(START.plusSeconds(30)), "no limit alone");
    assertEquals(2, shared.changes);
    shared.away = false;
    clock.pass(Duration.ofSeconds(6));
    one.take(FAR);
    one.take(FAR);
    assertEquals(4, shared.changes);
  }
}
