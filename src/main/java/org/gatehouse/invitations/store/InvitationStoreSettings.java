package org.gatehouse.invitations.store;

import java.time.Duration;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.config.SharedSettings;

/**
 * How long things last in the ledger.
 *
 * @param replayWindow how long an identical request without a key is a repeat; zero switches it off
 * @param lease how long whoever took a request up has it for itself
 */
public record InvitationStoreSettings(Duration replayWindow, Duration lease) {
  /** What a request may need after its time is over: the closing write, repeated. */
  private static final Duration GRACE = Duration.ofSeconds(15);

  public static InvitationStoreSettings read(Settings settings) {
    return new InvitationStoreSettings(
        settings.duration(
            "idempotency.window", Duration.ofMinutes(15), Duration.ZERO, Duration.ofDays(7)),
        SharedSettings.answerWithin(settings).plus(GRACE));
  }
}
