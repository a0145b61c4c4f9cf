package org.gatehouse.bench.cases;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.bench.Candidate;
import org.gatehouse.bench.Plan;
import org.gatehouse.bench.ServerUnderTest;
import org.gatehouse.bench.report.Goal;
import org.gatehouse.bench.report.Outcome;
import org.gatehouse.bench.report.Row;

/**
 * Many callers wait for a Graph that takes its time: does anything of ours let them wait longer?
 */
public final class SlowGraph implements Case {
  private final Duration delay;
  private final int callers;
  private final double share;
  private final double mostResident;

  /**
   * @param share of what so many callers could get if nothing but Graph took time
   * @param mostResident memory of the process in MB
   */
  public SlowGraph(Duration delay, int callers, double share, double mostResident) {
    this.delay = delay;
    this.callers = callers;
    this.share = share;
    this.mostResident = mostResident;
  }

  @Override
  public Outcome run(ServerUnderTest stand, Plan plan) throws IOException, InterruptedException {
    String name = "Graph at %d s, %,d callers".formatted(delay.toSeconds(), callers);
    Duration window = longer(plan.window(), delay.multipliedBy(2));
    try (InterleavedLoads turns = new InterleavedLoads(name)) {
      for (Candidate subject : List.of(stand.plain(), stand.gatehouse())) {
        turns.add(subject, subject.load(), load -> load.closed(callers, delay, window));
      }
      // Threads and connections for so many are there from now on.
      turns.rehearse(stand.simulation(), delay);
      List<Row> rows = turns.run(plan.rounds(), stand.simulation(), delay);
      double possible = callers * 1000.0 / delay.toMillis();
      List<Goal> goals = new ArrayList<>();
      goals.add(
          Goal.atLeast(
              name + ": share of the possible %.0f/s".formatted(possible),
              rows.get(1).perSecond() / possible,
              share));
      goals.add(
          Goal.atMost(
              name + ": resident", stand.gatehouse().vitals().mostResident(), mostResident, "MB"));
      return new Outcome(rows, goals);
    }
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
