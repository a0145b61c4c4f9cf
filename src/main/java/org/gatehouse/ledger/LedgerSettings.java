package org.gatehouse.ledger;

import java.time.Duration;
import org.gatehouse.settings.Settings;
import org.gatehouse.settings.SharedSettings;

/**
 * How long things last in the ledger.
 *
 * @param replayWindow how long an identical request without a key is a repeat; zero switches it off
 * @param lease how long whoever took a request up has it for itself
 */
public record LedgerSettings(Duration replayWindow, Duration lease) {
  /** What a request may need after its time is over: the closing write, repeated. */
  private static final Duration GRACE = Duration.ofSeconds(15);

  public static LedgerSettings read(Settings settings) {
    return new LedgerSettings(
        settings.duration(
            "invite.replay-window", Duration.ofMinutes(15), Duration.ZERO, Duration.ofDays(7)),
        SharedSettings.answerWithin(settings).plus(GRACE));
  }
}
