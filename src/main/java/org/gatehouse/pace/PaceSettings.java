package org.gatehouse.pace;

import java.time.Duration;
import org.gatehouse.settings.Settings;

/**
 * Graph's limit for the tenant, all nodes together.
 *
 * @param rate calls allowed to start in any stretch of {@code period}
 */
public record PaceSettings(int rate, Duration period) {
  public static PaceSettings read(Settings settings) {
    return new PaceSettings(
        settings.number("graph.rate", 150, 1, 1_000_000),
        settings.duration(
            "graph.rate-period",
            Duration.ofSeconds(5),
            Duration.ofMillis(100),
            Duration.ofHours(1)));
  }
}
