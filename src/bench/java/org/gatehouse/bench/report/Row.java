package org.gatehouse.bench.report;

import java.util.List;
import org.gatehouse.bench.load.Measured;

/**
 * What one subject did under one load, round by round.
 *
 * @param load what was asked of it
 * @param processor the server's processor time per answer, in milliseconds, round by round
 */
public record Row(String load, String subject, List<Measured> rounds, List<Double> processor) {
  public double perSecond() {
    return Median.of(rounds.stream().map(Measured::perSecond).toList());
  }

  /** The median of the rounds' percentiles, in milliseconds. */
  public double millis(double percentile) {
    return Median.of(rounds.stream().map(round -> round.millis(percentile)).toList());
  }

  /** Milliseconds of one core that the server's process spent on an answer. */
  public double processorMillis() {
    return Median.of(processor);
  }

  public long failed() {
    return rounds.stream().mapToLong(Measured::failed).sum();
  }
}
