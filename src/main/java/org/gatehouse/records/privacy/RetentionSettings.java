package org.gatehouse.records.privacy;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import org.gatehouse.platform.config.Settings;

/**
 * Settings of retention.
 *
 * @param age age at which personal data is erased; empty for never
 */
public record RetentionSettings(Optional<Period> age) {
  public static RetentionSettings read(Settings settings) {
    return new RetentionSettings(settings.period("retention.period"));
  }

  /** Requests that came in before are to be erased; empty when none is. */
  Optional<Instant> before(Instant now) {
    return age.map(period -> now.atOffset(ZoneOffset.UTC).minus(period).toInstant());
  }
}
