package org.gatehouse.bench.cases;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.gatehouse.bench.Plan;
import org.gatehouse.bench.ServerUnderTest;
import org.gatehouse.bench.load.Load;
import org.gatehouse.bench.report.Goal;
import org.gatehouse.bench.report.Outcome;
import org.gatehouse.bench.report.Row;

/** The same requests again: answered from the ledger, without Graph. */
public final class Replay implements Case {
  private static final int CALLERS = 16;
  private static final int DIFFERENT = 1_000;

  /** Servers are warm for new requests by now, but not for repeats. */
  private static final int WARMING = 50_000;

  @Override
  public Outcome run(ServerUnderTest stand, Plan plan) throws IOException, InterruptedException {
    try (InterleavedLoads turns = new InterleavedLoads("the same again, 16 callers")) {
      Load repeating = stand.gatehouse().repeating(DIFFERENT);
      stand.simulation().reset(Duration.ZERO);
      repeating.count(CALLERS, DIFFERENT);
      turns.add(
          stand.echo(),
          stand.echo().load(),
          load -> load.closed(CALLERS, Duration.ZERO, plan.window()));
      turns.add(
          stand.gatehouse(), repeating, load -> load.closed(CALLERS, Duration.ZERO, plan.window()));
      turns.level(2, WARMING, CALLERS, stand.simulation());
      List<Row> rows = turns.run(plan.rounds(), stand.simulation(), Duration.ZERO);
      if (stand.simulation().answered(201) > 0) {
        throw new IOException("What should have been a repeat was sent to Graph");
      }
      return new Outcome(
          rows,
          List.of(
              Goal.atLeast(
                  "Replayed request: over the echo",
                  rows.get(1).perSecond() / rows.get(0).perSecond(),
                  0.5)));
    }
  }
}
