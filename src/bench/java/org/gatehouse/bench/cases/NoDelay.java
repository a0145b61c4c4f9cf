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

/** Graph answers at once: what is left is the service's own work, against the server's ceiling. */
public final class NoDelay implements Case {
  private static final int CALLERS = 16;

  @Override
  public Outcome run(ServerUnderTest stand, Plan plan) throws IOException, InterruptedException {
    try (InterleavedLoads turns = new InterleavedLoads("Graph at 0 ms, 16 callers")) {
      for (Candidate subject : List.of(stand.echo(), stand.plain(), stand.gatehouse())) {
        turns.add(
            subject, subject.load(), load -> load.closed(CALLERS, Duration.ZERO, plan.window()));
      }
      List<Row> rows = turns.run(plan.rounds(), stand.simulation(), Duration.ZERO);
      double echo = rows.get(0).perSecond();
      double plain = rows.get(1).perSecond();
      double gatehouse = rows.get(2).perSecond();
      return new Outcome(
          rows,
          List.of(
              Goal.atLeast("Graph at 0 ms, 16 callers: over the echo", gatehouse / echo, 0.35),
              Goal.atLeast(
                  "Graph at 0 ms, 16 callers: over the plain version", gatehouse / plain, 1)));
    }
  }
}
