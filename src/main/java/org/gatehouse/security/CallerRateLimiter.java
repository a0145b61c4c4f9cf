package org.gatehouse.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gatehouse.web.errors.ApiException;
import org.gatehouse.web.errors.ErrorCode;

/**
 * Limits how many invitations one caller may ask for: as many as {@code
 * caller.rate-limit.invitations} at once, then as fast as that number per {@code
 * caller.rate-limit.period} comes back.
 *
 * <p>Kept is one instant per caller, the one at which the last admitted request is paid for
 * (generic cell rate algorithm). Each node counts for itself.
 */
public final class CallerRateLimiter {
  /** A caller forgotten beyond this number starts afresh. */
  private static final int MAX_CALLERS = 10_000;

  private final int rate;
  private final Duration period;
  private final Clock clock;
  private final Map<String, Instant> paidUntil =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > MAX_CALLERS;
        }
      };

  /**
   * @param rate 0 for no limit
   */
  CallerRateLimiter(int rate, Duration period, Clock clock) {
    this.rate = rate;
    this.period = period;
    this.clock = clock;
  }

  /**
   * Takes one invitation off what the caller may still ask for.
   *
   * @throws ApiException 429 with Retry-After when nothing is left
   */
  void admit(Caller caller) {
    if (rate == 0) {
      return;
    }
    Duration wait = take(caller.getName());
    if (!wait.isZero()) {
      throw ApiException.of(
              ErrorCode.RATE_LIMITED,
              "This caller may ask for %d invitations per %s: try again later."
                  .formatted(rate, inWords()))
          .retryAfter(wait);
    }
  }

  /** Zero when admitted; otherwise nothing is taken, and that long until the next is free. */
  private synchronized Duration take(String caller) {
    Instant now = clock.instant();
    Instant paid = paidUntil.getOrDefault(caller, now);
    Instant next = (paid.isAfter(now) ? paid : now).plus(period.dividedBy(rate));
    Duration over = Duration.between(now.plus(period), next);
    if (over.compareTo(Duration.ZERO) > 0) {
      return over;
    }
    paidUntil.put(caller, next);
    return Duration.ZERO;
  }

  private String inWords() {
    long seconds = period.toSeconds();
    if (seconds == 60) {
      return "minute";
    }
    return seconds + " seconds";
  }
}
