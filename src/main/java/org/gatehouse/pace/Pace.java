package org.gatehouse.pace;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Tells each call to Graph when it may start, in order of arrival.
 *
 * <p>Waiting costs no lock and no thread of ours: a caller gets the time of its start and sleeps
 * until then by itself.
 */
public final class Pace {
  /**
   * The way to Graph takes now longer and now shorter, so calls that start one period apart can
   * arrive closer together; this much of the period is kept back for that.
   */
  private static final double RESERVE = 0.015;

  private final Clock clock;
  private final SlidingWindow window;
  private final LearnedLimit limit;
  private long closedUntil;
  private long postponed;

  /**
   * A promised start.
   *
   * @param at when the call may go out
   * @param postponed milliseconds by which Graph's pauses had moved all starts when this was said
   */
  public record Slot(Instant at, long postponed) {}

  public Pace(PaceSettings settings, Clock clock) {
    this.clock = clock;
    long period = Math.round(settings.period().toMillis() * (1 + RESERVE));
    this.window = new SlidingWindow(period);
    this.limit = new LearnedLimit(settings.rate(), period, clock.millis());
  }

  /**
   * Takes the next start.
   *
   * @param latest the last moment at which the start is of use
   * @return empty when the line is too long for that; no start is taken then
   */
  public synchronized Optional<Slot> take(Instant latest) {
    long now = clock.millis();
    long start = window.next(Math.max(now, closedUntil), limit.at(now));
    if (start > latest.toEpochMilli()) {
      return Optional.empty();
    }
    window.promise(start);
    return Optional.of(new Slot(Instant.ofEpochMilli(start), postponed));
  }

  /**
   * The same place in the line, to be asked for when the time of a start has come: later than
   * promised where Graph has asked for a pause meanwhile, else the slot itself.
   */
  public synchronized Slot asItStands(Slot slot) {
    if (slot.postponed() == postponed) {
      return slot;
    }
    long start = slot.at().toEpochMilli() + postponed - slot.postponed();
    return new Slot(Instant.ofEpochMilli(Math.max(start, closedUntil)), postponed);
  }

  /**
   * Graph answered 429: nothing goes out until its pause is over, and less afterwards. Those who
   * wait keep their order and their distance.
   */
  public synchronized void throttled(Duration pause) {
    long now = clock.millis();
    limit.throttled(now);
    long closed = Math.max(now, closedUntil);
    long longer = now + pause.toMillis() - closed;
    if (longer > 0) {
      window.postpone(closed, longer);
      postponed += longer;
      closedUntil = closed + longer;
    }
  }

  /**
   * Graph said how much of the limit is in use.
   *
   * @param share 1.0 is all of it (the header x-ms-throttle-limit-percentage)
   */
  public synchronized void used(double share) {
    if (share > 1.0) {
      limit.overused(clock.millis());
    }
  }

  /** Calls allowed in one period at present. */
  public synchronized int currentLimit() {
    return limit.at(clock.millis());
  }
}
