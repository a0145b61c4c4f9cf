package org.gatehouse.ledger;

import java.time.Duration;
import org.gatehouse.settings.Settings;

/**
 * How the ledger leases requests.
 *
 * @param lease how long whoever took a request up has it for itself
 */
public record LedgerSettings(Duration lease) {
  /** What a request may need after its time is over: the closing write, repeated. */
  private static final Duration GRACE = Duration.ofSeconds(15);

  public static LedgerSettings read(Settings settings) {
    Duration answerWithin =
        settings.duration(
            "invite.answer-within",
            Duration.ofSeconds(90),
            Duration.ofSeconds(1),
            Duration.ofMinutes(10));
    return new LedgerSettings(answerWithin.plus(GRACE));
  }
}
