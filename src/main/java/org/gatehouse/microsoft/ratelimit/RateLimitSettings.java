package org.gatehouse.microsoft.ratelimit;

import java.time.Duration;
import org.gatehouse.platform.config.Settings;

/**
 * Graph's limit for the tenant, all nodes together.
 *
 * @param rate calls allowed to start in any stretch of {@code period}
 */
public record RateLimitSettings(int rate, Duration period) {
  public static RateLimitSettings read(Settings settings) {
    return new RateLimitSettings(
        settings.number("graph.rate-limit.calls", 150, 1, 1_000_000),
        settings.duration(
            "graph.rate-limit.period",
            Duration.ofSeconds(5),
            Duration.ofMillis(100),
            Duration.ofHours(1)));
  }
}
