package org.gatehouse.microsoft.ratelimit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Assigns each call to Graph its start time, in order of arrival.
 *
 * <p>Waiting needs no lock and no thread of the rate limiter: a caller gets its start time and
 * sleeps until then. Nodes share the state; a node that cannot reach it continues with its own,
 * because a delayed invitation is worse than a possible 429.
 */
public final class RateLimiter {
  private static final System.Logger LOG = System.getLogger(RateLimiter.class.getName());

  /**
   * The way to Graph takes now longer and now shorter, so calls that start one period apart can
   * arrive closer together; this much of the period is kept back for that.
   */
  private static final double RESERVE = 0.015;

  /** Nodes' clocks are never quite the same, and a start is promised only after a commit. */
  private static final double RESERVE_AMONG_NODES = 0.03;

  /** At high rates a node takes this share of the limit at once, to ask the others less often. */
  private static final int SHARES = 100;

  /** Starts taken ahead and not used by then are lost, not saved up for a burst. */
  private static final long USE_WITHIN = 50;

  /** A node that has not read the shared state for this long reads it before a call starts. */
  private static final long NEWS = 1_000;

  /** Each question to a database that is away can take long, and callers stand behind it. */
  private static final long LEAVE_ALONE = 5_000;

  /** One odd header must not keep a tenant waiting for a day. */
  private static final long MAX_PAUSE = 300_000;

  /** A clock that is corrected by so little was not set; the reserve is larger. */
  private static final long LARGEST_DRIFT = 20;

  private final int rate;
  private final long period;
  private final Clock clock;
  private final Optional<SharedState> shared;
  private final LongSupplier nanoTime;

  private RateLimiterState state;

  /** The clock's time at zero of the time that is never set. */
  private long zero;

  private long heardAt;
  private boolean outOfReach;
  private Permit ahead;
  private int startsAhead;

  /**
   * A promised start.
   *
   * @param at when the call may go out
   * @param postponed milliseconds by which Graph's pauses had moved all starts when this was said
   */
  public record Permit(Instant at, long postponed) {}

  /**
   * @param shared what all nodes keep together; empty for a node that is alone
   * @param nanoTime goes on evenly when the clock is set
   */
  public RateLimiter(
      RateLimitSettings settings,
      Clock clock,
      Optional<SharedState> shared,
      LongSupplier nanoTime) {
    this.rate = settings.rate();
    double reserve = shared.isPresent() ? RESERVE_AMONG_NODES : RESERVE;
    this.period = Math.round(settings.period().toMillis() * (1 + reserve));
    this.clock = clock;
    this.shared = shared;
    this.nanoTime = nanoTime;
    this.zero = clockAtZero();
    this.state = RateLimiterState.fresh(rate, period, clock.millis());
  }

  /**
   * Takes the next start.
   *
   * @param latest the last moment at which the start is of use
   * @return empty when the line is too long for that; no start is taken then
   */
  public synchronized Optional<Permit> take(Instant latest) {
    if (startsAhead > 0 && isFresh(ahead) && !ahead.at().isAfter(latest)) {
      startsAhead--;
      return Optional.of(ahead);
    }
    startsAhead = 0;
    Turn turn = change((current, now) -> turn(current, now, latest.toEpochMilli()));
    if (turn.start().isEmpty()) {
      return Optional.empty();
    }
    ahead = slot(turn.start().getAsLong());
    startsAhead = turn.more();
    return Optional.of(ahead);
  }

  private boolean isFresh(Permit slot) {
    return clock.millis() - slot.at().toEpochMilli() < USE_WITHIN;
  }

  /** A start, and how many more were taken at the very same time. */
  private record Turn(OptionalLong start, int more) {}

  private Turn turn(RateLimiterState current, long now, long latest) {
    current.distrust(now, Math.max(latest, now + MAX_PAUSE) + period);
    OptionalLong start = current.take(now, latest);
    if (start.isEmpty() || shared.isEmpty()) {
      return new Turn(start, 0);
    }
    int max = current.limit(now) / SHARES - 1;
    return new Turn(start, current.takeMore(now, start.getAsLong(), max));
  }

  private Permit slot(long start) {
    return new Permit(Instant.ofEpochMilli(start), state.postponed());
  }

  /**
   * The same place in the line, to be asked for when the time of a start has come: later than
   * promised where Graph has asked for a pause meanwhile, this node or another one, moved where the
   * clock was set, else the slot itself.
   */
  public synchronized Permit asItStands(Permit slot) {
    if (shared.isPresent() && clock.millis() - heardAt > NEWS) {
      change((current, now) -> null);
    }
    followClock();
    long moved = state.postponed() - slot.postponed();
    if (moved == 0) {
      return slot;
    }
    long start = slot.at().toEpochMilli() + moved;
    return slot(Math.max(start, state.closedUntil()));
  }

  /**
   * Graph answered 429: nothing goes out until its pause is over, and less afterwards. Those who
   * wait keep their order and their distance.
   */
  public synchronized void throttled(Duration pause) {
    long bounded = Math.min(pause.toMillis(), MAX_PAUSE);
    startsAhead = 0;
    change(
        (current, now) -> {
          current.throttled(now, bounded);
          return null;
        });
  }

  /**
   * Graph said how much of the limit is in use.
   *
   * @param share 1.0 is all of it (the header x-ms-throttle-limit-percentage)
   */
  public void used(double share) {
    if (share > 1.0) {
      overused();
    }
  }

  private synchronized void overused() {
    change(
        (current, now) -> {
          current.overused(now);
          return null;
        });
  }

  /** Calls allowed in one period at present. */
  public synchronized int currentLimit() {
    return state.limit(clock.millis());
  }

  /** A change of the state, and the time at which it comes about. */
  @FunctionalInterface
  private interface Change<R> {
    R apply(RateLimiterState current, long now);
  }

  private <R> R change(Change<R> change) {
    if (shared.isEmpty() || (outOfReach && clock.millis() - heardAt < LEAVE_ALONE)) {
      followClock();
      return change.apply(state, clock.millis());
    }
    try {
      Changed<R> changed = new Changed<>();
      shared.get().change(text -> changed.by(change, text));
      state = changed.state;
      heard(false);
      return changed.result;
    } catch (RuntimeException unreachable) {
      heard(true);
      return change.apply(state, clock.millis());
    }
  }

  /**
   * A clock that is set takes all times along: what went out a second ago went out a second ago.
   * Times that nodes share are not one node's to move.
   */
  private void followClock() {
    long step = clockAtZero() - zero;
    if (shared.isEmpty() && Math.abs(step) > LARGEST_DRIFT) {
      zero += step;
      state.shift(step);
    }
  }

  /** Read again where the thread stood still between the two times. */
  private long clockAtZero() {
    while (true) {
      long before = nanoTime.getAsLong();
      long now = clock.millis();
      if (nanoTime.getAsLong() - before < 5_000_000) {
        return now - before / 1_000_000;
      }
    }
  }

  private void heard(boolean nothing) {
    heardAt = clock.millis();
    if (nothing && !outOfReach) {
      LOG.log(
          System.Logger.Level.WARNING,
          "The shared rate limiter is unreachable; this node continues with its own");
    }
    outOfReach = nothing;
  }

  /** What a change under the shared lock brings out. */
  private final class Changed<R> {
    private RateLimiterState state;
    private R result;

    /** The time is read here because the lock may have been long in coming. */
    private String by(Change<R> change, String text) {
      long now = clock.millis();
      state = RateLimiterState.read(text, rate, period, now);
      result = change.apply(state, now);
      return state.text();
    }
  }
}
