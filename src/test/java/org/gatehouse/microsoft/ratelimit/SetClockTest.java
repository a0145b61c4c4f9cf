package org.gatehouse.microsoft.ratelimit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.gatehouse.SettableClock;
import org.junit.jupiter.api.Test;

/** The pace under clocks that jump, as a virtual machine's does when it is resumed. */
class SetClockTest {
  private static final Duration PERIOD = Duration.ofSeconds(5);
  private static final Duration WAITS = Duration.ofDays(365);

  private SettableClock clock = new SettableClock();
  private final List<Waiting> line = new ArrayList<>();
  private final List<Duration> started = new ArrayList<>();

  /** What happens next: a call comes, time passes, or the clock is set. */
  record Step(Kind kind, Duration time) {
    enum Kind {
      CALL,
      PASS,
      JUMP
    }
  }

  /** Who sleeps until a moment of the time that passes. */
  private record Waiting(RateLimiter.Permit slot, Duration wakes) {}

  @Property(tries = 300)
  void inNoPeriodOfTrueTimeMoreCallsStartThanTheLimitAndNoneWaitsForTheClock(
      @ForAll("steps") List<Step> steps, @ForAll @IntRange(min = 1, max = 5) int limit) {
    // All tries have one instance.
    clock = new SettableClock();
    line.clear();
    started.clear();
    RateLimiter rateLimiter =
        new RateLimiter(
            new RateLimitSettings(limit, PERIOD), clock, Optional.empty(), clock::nanoTime);
    int calls = 0;
    for (Step step : steps) {
      switch (step.kind()) {
        case CALL -> {
          calls++;
          wait(rateLimiter.take(clock.instant().plus(WAITS)).orElseThrow());
        }
        case PASS -> pass(rateLimiter, step.time());
        case JUMP -> clock.jump(step.time());
      }
      wake(rateLimiter);
    }
    Duration longest = PERIOD.multipliedBy(calls / limit + 2L);
    pass(rateLimiter, longest);
    assertTrue(line.isEmpty(), () -> line.size() + " calls still wait after " + longest);
    for (int call = limit; call < started.size(); call++) {
      Duration stretch = started.get(call).minus(started.get(call - limit));
      assertTrue(stretch.compareTo(PERIOD) >= 0, limit + " and one more within " + stretch);
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Step> calls = Arbitraries.just(new Step(Step.Kind.CALL, Duration.ZERO));
    Arbitrary<Step> passing =
        Arbitraries.longs()
            .between(1, 4_000)
            .map(millis -> new Step(Step.Kind.PASS, Duration.ofMillis(millis)));
    Arbitrary<Step> jumps =
        Arbitraries.longs()
            .between(-86_400_000, 86_400_000)
            .map(millis -> new Step(Step.Kind.JUMP, Duration.ofMillis(millis)));
    return Arbitraries.frequencyOf(Tuple.of(6, calls), Tuple.of(3, passing), Tuple.of(1, jumps))
        .list()
        .ofMinSize(10)
        .ofMaxSize(80);
  }

  private Duration passed() {
    return Duration.ofNanos(clock.nanoTime());
  }

  /** As a thread sleeps: for a time that is reckoned once, whatever becomes of the clock. */
  private void wait(RateLimiter.Permit slot) {
    Duration wait = Duration.between(clock.instant(), slot.at());
    line.add(new Waiting(slot, wait.isNegative() ? passed() : passed().plus(wait)));
  }

  private void pass(RateLimiter rateLimiter, Duration time) {
    Duration end = passed().plus(time);
    for (Optional<Duration> next = nextWake(end); next.isPresent(); next = nextWake(end)) {
      clock.pass(next.get().minus(passed()));
      wake(rateLimiter);
    }
    clock.pass(end.minus(passed()));
  }

  private Optional<Duration> nextWake(Duration latest) {
    return line.stream()
        .map(Waiting::wakes)
        .filter(wakes -> wakes.compareTo(latest) <= 0)
        .min(Duration::compareTo);
  }

  private void wake(RateLimiter rateLimiter) {
    for (Waiting woken : List.copyOf(line)) {
      if (woken.wakes().compareTo(passed()) <= 0) {
        line.remove(woken);
        RateLimiter.Permit now = rateLimiter.asItStands(woken.slot());
        if (now.equals(woken.slot())) {
          started.add(passed());
        } else {
          wait(now);
        }
      }
    }
    if (line.stream().anyMatch(waiting -> waiting.wakes().compareTo(passed()) <= 0)) {
      wake(rateLimiter);
    }
  }

  @Test
  void aNodeWhoseClockIsFarAheadDoesNotHoldUpTheOthers() {
    SettableClock ahead = new SettableClock();
    ahead.jump(Duration.ofMinutes(10));
    String[] text = new String[1];
    SharedState shared = change -> text[0] = change.apply(text[0]);
    RateLimiter fast =
        new RateLimiter(
            new RateLimitSettings(2, PERIOD), ahead, Optional.of(shared), ahead::nanoTime);
    RateLimiter right =
        new RateLimiter(
            new RateLimitSettings(2, PERIOD), clock, Optional.of(shared), clock::nanoTime);
    for (int call = 0; call < 10; call++) {
      fast.take(ahead.instant().plus(WAITS));
      Instant latest = clock.instant().plusSeconds(55);
      assertTrue(right.take(latest).isPresent(), "call " + call);
      clock.pass(PERIOD);
      ahead.pass(PERIOD);
    }
  }
}
