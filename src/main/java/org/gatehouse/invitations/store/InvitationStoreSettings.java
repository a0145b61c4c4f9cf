package org.gatehouse.invitations.store;

import java.time.Duration;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.config.SharedSettings;

/**
 * Settings of the invitation store.
 *
 * @param replayWindow how long an identical request without a key is a repeat; zero switches it off
 * @param lease how long a node has a request to itself
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
