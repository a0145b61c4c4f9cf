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

/** As many guests as there are, as fast as Graph lets a tenant: 150 in 5 s, and 429 beyond. */
public final class Campaign implements Case {
  private static final int CALLERS = 100;
  private static final double LIMIT_PER_SECOND = 30;
  private static final Duration GRAPH = Duration.ofMillis(200);

  @Override
  public Outcome run(ServerUnderTest stand, Plan plan) throws IOException, InterruptedException {
    Candidate paced = stand.paced();
    try (InterleavedLoads turns =
        new InterleavedLoads("%,d guests at Graph's limit".formatted(plan.campaign()))) {
      turns.add(paced, paced.load(), load -> load.count(CALLERS, plan.campaign()));
      List<Row> rows = turns.runLimited(stand.simulation(), GRAPH);
      double throttled = stand.simulation().answered(429);
      return new Outcome(
          rows,
          List.of(
              Goal.atLeast(
                  "Campaign: share of Graph's limit",
                  rows.get(0).perSecond() / LIMIT_PER_SECOND,
                  0.97),
              Goal.atMost("Campaign: 429s met", 100 * throttled / plan.campaign(), 0.5, "%")));
    } finally {
      paced.server().stop();
    }
  }
}
