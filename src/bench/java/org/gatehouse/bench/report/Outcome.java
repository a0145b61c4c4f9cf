package org.gatehouse.bench.report;

import java.util.List;

/**
 * What one case found on one kind of server.
 *
 * @param heap megabytes minute by minute; empty where it was not watched
 */
public record Outcome(List<Row> rows, List<Goal> goals, List<Double> heap) {
  public Outcome(List<Row> rows, List<Goal> goals) {
    this(rows, goals, List.of());
  }
}
