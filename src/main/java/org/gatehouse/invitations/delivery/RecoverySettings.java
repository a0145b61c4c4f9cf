package org.gatehouse.invitations.delivery;

import java.time.Duration;
import org.gatehouse.platform.config.Settings;

/**
 * Settings of recovery.
 *
 * @param every interval between two scans
 */
public record RecoverySettings(Duration every) {
  public static RecoverySettings read(Settings settings) {
    return new RecoverySettings(
        settings.duration(
            "recovery.interval",
            Duration.ofMinutes(1),
            Duration.ofSeconds(1),
            Duration.ofHours(1)));
  }
}
