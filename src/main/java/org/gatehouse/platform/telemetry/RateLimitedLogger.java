package org.gatehouse.platform.telemetry;

import java.util.function.LongSupplier;

/**
 * A logger for failures that every request can cause: it writes a limited number of lines in 10 s,
 * and the number of omitted lines before the next one.
 */
public final class RateLimitedLogger {
  private static final int MAX_LINES = 100;

  /** A stack is a hundred lines, and the first few tell as much as all. */
  private static final int MAX_STACKS = 10;

  private final System.Logger log;
  private final LogQuota quota;

  RateLimitedLogger(System.Logger log, int max, LongSupplier nanoTime) {
    this.log = log;
    this.quota = LogQuota.ofLines(max, nanoTime);
  }

  public static RateLimitedLogger ofLines(Class<?> speaker) {
    return new RateLimitedLogger(System.getLogger(speaker.getName()), MAX_LINES, System::nanoTime);
  }

  public static RateLimitedLogger ofStacks(Class<?> speaker) {
    return new RateLimitedLogger(System.getLogger(speaker.getName()), MAX_STACKS, System::nanoTime);
  }

  /**
   * @param line with {0}, {1} … for the parts
   */
  public void log(System.Logger.Level level, String line, Object... parts) {
    if (admits()) {
      log.log(level, line, parts);
    }
  }

  public void log(System.Logger.Level level, String line, Throwable stack) {
    if (admits()) {
      log.log(level, line, stack);
    }
  }

  private boolean admits() {
    if (!quota.admits(log.getName())) {
      return false;
    }
    quota
        .takeLeftOut()
        .values()
        .forEach(count -> log.log(System.Logger.Level.WARNING, "… and " + count + " more like it"));
    return true;
  }
}
