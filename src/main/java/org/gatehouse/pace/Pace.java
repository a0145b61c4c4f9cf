package org.gatehouse.pace;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Tells each call to Graph when it may start, in order of arrival.
 *
 * <p>Waiting costs no lock and no thread of ours: a caller gets the time of its start and sleeps
 * until then by itself. With several nodes the state is theirs together; a node that cannot reach
 * it goes on by what it knows itself, since an invitation delayed is worse than a 429 risked.
 */
public final class Pace {
  /**
   * The way to Graph takes now longer and now shorter, so calls that start one period apart can
   * arrive closer together; this much of the period is kept back for that.
   */
  private static final double RESERVE = 0.015;

  /** At high rates a node takes this share of the limit at once, to ask the others less often. */
  private static final int SHARES = 100;

  /** Starts taken ahead and not used by then are lost, not saved up for a burst. */
  private static final long USE_WITHIN = 200;

  private final int rate;
  private final long period;
  private final Clock clock;
  private final Optional<SharedState> shared;

  private PaceState state;
  private long aheadAt;
  private int ahead;

  /**
   * A promised start.
   *
   * @param at when the call may go out
   * @param postponed milliseconds by which Graph's pauses had moved all starts when this was said
   */
  public record Slot(Instant at, long postponed) {}

  /**
   * @param shared what all nodes keep together; empty for a node that is alone
   */
  public Pace(PaceSettings settings, Clock clock, Optional<SharedState> shared) {
    this.rate = settings.rate();
    this.period = Math.round(settings.period().toMillis() * (1 + RESERVE));
    this.clock = clock;
    this.shared = shared;
    this.state = PaceState.fresh(rate, period, clock.millis());
  }

  /**
   * Takes the next start.
   *
   * @param latest the last moment at which the start is of use
   * @return empty when the line is too long for that; no start is taken then
   */
  public synchronized Optional<Slot> take(Instant latest) {
    long now = clock.millis();
    if (ahead > 0 && now - aheadAt < USE_WITHIN && aheadAt <= latest.toEpochMilli()) {
      ahead--;
      return Optional.of(slot(aheadAt));
    }
    ahead = 0;
    OptionalLong start = change(current -> take(current, now, latest.toEpochMilli()));
    return start.isPresent() ? Optional.of(slot(start.getAsLong())) : Optional.empty();
  }

  private OptionalLong take(PaceState current, long now, long latest) {
    OptionalLong start = current.take(now, latest);
    if (start.isPresent() && shared.isPresent()) {
      aheadAt = start.getAsLong();
      ahead = current.takeMore(now, aheadAt, current.limit(now) / SHARES - 1);
    }
    return start;
  }

  private Slot slot(long start) {
    return new Slot(Instant.ofEpochMilli(start), state.postponed());
  }

  /**
   * The same place in the line, to be asked for when the time of a start has come: later than
   * promised where Graph has asked for a pause meanwhile, else the slot itself.
   */
  public synchronized Slot asItStands(Slot slot) {
    long moved = state.postponed() - slot.postponed();
    if (moved <= 0) {
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
    long now = clock.millis();
    ahead = 0;
    change(
        current -> {
          current.throttled(now, pause.toMillis());
          return null;
        });
  }

  /**
   * Graph said how much of the limit is in use.
   *
   * @param share 1.0 is all of it (the header x-ms-throttle-limit-percentage)
   */
  public synchronized void used(double share) {
    if (share > 1.0) {
      long now = clock.millis();
      change(
          current -> {
            current.overused(now);
            return null;
          });
    }
  }

  /** Calls allowed in one period at present. */
  public synchronized int currentLimit() {
    return state.limit(clock.millis());
  }

  private <R> R change(Function<PaceState, R> change) {
    if (shared.isEmpty()) {
      return change.apply(state);
    }
    try {
      Changed<R> changed = new Changed<>();
      shared
          .get()
          .change(
              text -> {
                PaceState read = PaceState.read(text, rate, period, clock.millis());
                changed.result = change.apply(read);
                changed.state = read;
                return read.text();
              });
      state = changed.state;
      return changed.result;
    } catch (RuntimeException unreachable) {
      return change.apply(state);
    }
  }

  /** What a change under the shared lock brings out. */
  private static final class Changed<R> {
    private PaceState state;
    private R result;
  }
}
