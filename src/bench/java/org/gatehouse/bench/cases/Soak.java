package org.gatehouse.bench.cases;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.bench.Candidate;
import org.gatehouse.bench.Plan;
import org.gatehouse.bench.ServerUnderTest;
import org.gatehouse.bench.load.Load;
import org.gatehouse.bench.load.Measured;
import org.gatehouse.bench.report.Goal;
import org.gatehouse.bench.report.Median;
import org.gatehouse.bench.report.Outcome;
import org.gatehouse.bench.report.Row;

/**
 * Graph's limit for as long as one likes: whatever grows with time shows.
 *
 * <p>The vitals are taken every minute; the last third of them is compared with the first, but for
 * the first minute of all.
 */
public final class Soak implements Case {
  private static final double PER_SECOND = 30;
  private static final Duration GRAPH = Duration.ofMillis(200);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Override
  public Outcome run(ServerUnderTest stand, Plan plan) throws IOException, InterruptedException {
    Candidate gatehouse = stand.gatehouse();
    List<Measured> minutes = new ArrayList<>();
    List<Double> heap = new ArrayList<>();
    List<Double> threads = new ArrayList<>();
    List<Double> sockets = new ArrayList<>();
    double before = gatehouse.vitals().processorMillis();
    stand.simulation().reset(GRAPH);
    for (int minute = 0; minute < Math.max(4, plan.soak().toMinutes()); minute++) {
      try (Load load = gatehouse.load()) {
        minutes.add(load.open(PER_SECOND, Duration.ZERO, MINUTE));
      }
      heap.add(gatehouse.vitals().heapAfterCollection());
      threads.add((double) gatehouse.vitals().threads());
      sockets.add((double) gatehouse.vitals().sockets());
      System.out.printf(
          "  minute %d: %s; heap %.1f MB, %.0f threads, %.0f sockets%n",
          minute + 1,
          minutes.get(minute),
          heap.get(minute),
          threads.get(minute),
          sockets.get(minute));
    }
    double answers = minutes.stream().mapToLong(Measured::succeeded).sum();
    double spent = (gatehouse.vitals().processorMillis() - before) / answers;
    return new Outcome(
        List.of(
            new Row(
                "Graph at 200 ms, 30/s by the minute", gatehouse.name(), minutes, List.of(spent))),
        List.of(
            Goal.atMost(
                "Soak: heap after a full collection, last over first", growth(heap), 1.05, ""),
            Goal.atMost("Soak: threads, last over first", growth(threads), 1.05, ""),
            Goal.atMost("Soak: sockets, last over first", growth(sockets), 1.05, "")),
        heap);
  }

  private static double growth(List<Double> figures) {
    List<Double> settled = figures.subList(1, figures.size());
    int third = Math.max(1, settled.size() / 3);
    return Median.of(settled.subList(settled.size() - third, settled.size()))
        / Median.of(settled.subList(0, third));
  }
}
