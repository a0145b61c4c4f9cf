package org.gatehouse.bench.cases;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.bench.Plan;
import org.gatehouse.bench.ServerUnderTest;
import org.gatehouse.bench.report.Goal;
import org.gatehouse.bench.report.Median;
import org.gatehouse.bench.report.Outcome;

/**
 * From the start of the Java virtual machine until it is ready: with the WAR, with an empty one,
 * and with the plain version, which needs the same parts of the server.
 */
public final class StartupTime implements Case {
  @Override
  public Outcome run(ServerUnderTest stand, Plan plan) throws IOException, InterruptedException {
    List<Double> empty = new ArrayList<>();
    List<Double> plain = new ArrayList<>();
    List<Double> whole = new ArrayList<>();
    for (int round = 1; round <= plan.rounds(); round++) {
      empty.add(stand.secondsToStartEmpty());
      plain.add(stand.secondsToStartPlain());
      whole.add(stand.secondsToStart());
      System.out.printf(
          "  round %d, empty %.1f s, plain %.1f s, gatehouse %.1f s%n",
          round, empty.get(round - 1), plain.get(round - 1), whole.get(round - 1));
    }
    return new Outcome(
        List.of(),
        List.of(
            Goal.atMost(
                    "Start over the start with an empty WAR",
                    Median.of(whole) / Median.of(empty),
                    1.3,
                    "")
                .from(
                    "%.1f s; empty %.1f s, plain %.1f s"
                        .formatted(Median.of(whole), Median.of(empty), Median.of(plain)))));
  }
}
