package org.gatehouse.invitations.delivery;

import java.time.Duration;
import org.gatehouse.platform.config.Settings;

/**
 * When recovery looks for what was left open.
 *
 * @param every the pause between two looks
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
