package org.gatehouse.bench.load;

import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * What came of one load: the answers within the window and how long they took.
 *
 * @param seconds how long the window was
 * @param latencies of the answers with success, in microseconds
 * @param statuses how many answers there were by status; 0 stands for a connection that broke
 */
public record Measured(double seconds, Histogram latencies, Map<Integer, Long> statuses) {
  private static final long MAX_MICROS = 600_000_000;

  static Measured nothingYet(double seconds) {
    return new Measured(seconds, new Histogram(MAX_MICROS, 3), new TreeMap<>());
  }

  void note(int status, long nanos) {
    statuses.merge(status, 1L, Long::sum);
    if (isSuccess(status)) {
      latencies.recordValue(Math.min(nanos / 1_000, MAX_MICROS));
    }
  }

  private static boolean isSuccess(int status) {
    return status >= 200 && status < 300;
  }

  public long succeeded() {
    return latencies.getTotalCount();
  }

  /** Answers that were none, or none of success. */
  public long failed() {
    return statuses.values().stream().mapToLong(Long::longValue).sum() - succeeded();
  }

  public double perSecond() {
    return succeeded() / seconds;
  }

  /**
   * @param percentile 50 is the median
   */
  public double millis(double percentile) {
    return latencies.getValueAtPercentile(percentile) / 1_000.0;
  }

  @Override
  public String toString() {
    return "%.1f/s, p50 %.2f ms, p99 %.2f ms, %s"
        .formatted(perSecond(), millis(50), millis(99), statuses);
  }
}
