package org.gatehouse.security;

import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts rejected tokens by reason, so that many of them make one log line. */
public final class RejectedTokenCounter {
  private static final System.Logger LOG = System.getLogger(RejectedTokenCounter.class.getName());

  private final Map<String, Long> counts = new TreeMap<>();

  RejectedTokenCounter() {}

  /**
   * @param reason one of a fixed number of sentences, never a text that came with a request
   */
  synchronized void count(String reason) {
    counts.merge(reason, 1L, Long::sum);
  }

  /** Logs what was counted since the last call, if anything, in one line. */
  void report() {
    String summary = takeSummary();
    if (!summary.isEmpty()) {
      LOG.log(Level.WARNING, "Tokens refused: {0}", summary);
    }
  }

  /** For example "3 × The token has expired."; empty when none was refused. */
  synchronized String takeSummary() {
    String summary =
        counts.entrySet().stream()
            .map(reason -> reason.getValue() + " × " + reason.getKey())
            .collect(Collectors.joining(" "));
    counts.clear();
    return summary;
  }
}
