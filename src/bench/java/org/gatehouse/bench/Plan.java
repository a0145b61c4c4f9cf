package org.gatehouse.bench;

import java.time.Duration;

/**
 * How long and how often.
 *
 * @param rounds each subject has its turn in each round
 * @param warmup one round of load on each subject before it is measured, repeated while it helps
 * @param window what counts of a round
 * @param campaign how many guests the campaign has
 * @param rows how many requests are in the full ledger
 */
public record Plan(
    int rounds, Duration warmup, Duration window, int campaign, Duration soak, int rows) {
  static Plan read() {
    return new Plan(
        Integer.getInteger("rounds", 3),
        duration("warmup", "PT20S"),
        duration("window", "PT10S"),
        Integer.getInteger("campaign", 10_000),
        duration("soak", "PT10M"),
        Integer.getInteger("rows", 1_000_000));
  }

  private static Duration duration(String name, String defaultValue) {
    return Duration.parse(System.getProperty(name, defaultValue));
  }
}
