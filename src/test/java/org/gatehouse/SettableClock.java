package org.gatehouse;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands until it is set; sleepers of a test set it to when they wake. */
public final class SettableClock extends Clock {
  public static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

  private volatile Instant now = START;
  private volatile Duration setBy = Duration.ZERO;

  public void pass(Duration time) {
    now = now.plus(time);
  }

  public void set(Instant moment) {
    now = moment;
  }

  /** As a sleep does: never backwards. */
  public void sleepUntil(Instant moment) {
    if (moment.isAfter(now)) {
      now = moment;
    }
  }

  /** No time passes, but the clock is set, as by an operator. */
  public void jump(Duration by) {
    setBy = setBy.plus(by);
    now = now.plus(by);
  }

  /** The time that has passed, whatever the clock was set to. */
  public long nanoTime() {
    return sinceStart().minus(setBy).toNanos();
  }

  public Duration sinceStart() {
    return Duration.between(START, now);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }
}
