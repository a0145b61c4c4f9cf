package org.gatehouse.bench.cases;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.gatehouse.bench.Candidate;
import org.gatehouse.bench.Plan;
import org.gatehouse.bench.ServerUnderTest;
import org.gatehouse.bench.report.Goal;
import org.gatehouse.bench.report.Outcome;
import org.gatehouse.bench.report.Row;

/**
 * What a caller waits for beyond Graph's own time, at a rate above Graph's limit.
 *
 * <p>Everything beyond the simulated delay counts, the way there and back included.
 */
public final class AddedTime implements Case {
  private static final double PER_SECOND = 50;
  private static final Duration GRAPH = Duration.ofMillis(200);

  @Override
  public Outcome run(ServerUnderTest stand, Plan plan) throws IOException, InterruptedException {
    try (InterleavedLoads turns = new InterleavedLoads("Graph at 200 ms, 50/s")) {
      Candidate gatehouse = stand.gatehouse();
      Duration window = plan.window().multipliedBy(2);
      turns.add(gatehouse, gatehouse.load(), load -> load.open(PER_SECOND, plan.window(), window));
      List<Row> rows = turns.run(plan.rounds(), stand.simulation(), GRAPH);
      return new Outcome(
          rows,
          List.of(
              Goal.atMost("Added to Graph's time at 50/s: median", added(rows, 50), 5, "ms"),
              Goal.atMost("Added to Graph's time at 50/s: p99", added(rows, 99), 25, "ms")));
    }
  }

  private static double added(List<Row> rows, double percentile) {
    return rows.get(0).millis(percentile) - GRAPH.toMillis();
  }
}
