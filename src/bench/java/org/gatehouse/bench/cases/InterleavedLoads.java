package org.gatehouse.bench.cases;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.gatehouse.bench.Candidate;
import org.gatehouse.bench.ProcessStatistics;
import org.gatehouse.bench.Simulation;
import org.gatehouse.bench.load.Load;
import org.gatehouse.bench.load.Measured;
import org.gatehouse.bench.report.Row;

/** Loads that have their turn one after the other, round by round: A B C A B C. */
final class InterleavedLoads implements AutoCloseable {
  private final String name;
  private final List<Turn> turns = new ArrayList<>();

  InterleavedLoads(String name) {
    this.name = name;
  }

  private record Turn(
      Load load, ProcessStatistics vitals, Function<Load, Measured> drive, Row row) {
    void take() {
      double before = vitals.processorMillis();
      Measured measured = drive.apply(load);
      double spent = (vitals.processorMillis() - before) / Math.max(1, measured.succeeded());
      row.rounds().add(measured);
      row.processor().add(spent);
      System.out.printf(
          "  round %d, %-10s %s, %.2f ms of a core each%n",
          row.rounds().size(), row.subject(), measured, spent);
      if (!load.firstFailure().isEmpty()) {
        System.out.printf("  it once answered: %s%n", load.firstFailure());
      }
    }
  }

  void add(Candidate subject, Load load, Function<Load, Measured> drive) {
    Row row = new Row(name, subject.name(), new ArrayList<>(), new ArrayList<>());
    turns.add(new Turn(load, subject.vitals(), drive, row));
  }

  /** So many requests on each, in turns, which do not count: none is warmer than another then. */
  void level(int rounds, int requests, int callers, Simulation simulation)
      throws IOException, InterruptedException {
    for (int round = 1; round <= rounds; round++) {
      for (Turn turn : turns) {
        simulation.reset(Duration.ZERO);
        Measured warm = turn.load().count(callers, requests);
        System.out.printf("  levelling %s: %s%n", turn.row().subject(), warm);
      }
    }
  }

  /** One round under the load that is to be measured, which does not count. */
  void rehearse(Simulation simulation, Duration delay) throws IOException, InterruptedException {
    for (Turn turn : turns) {
      simulation.reset(delay);
      System.out.printf(
          "  rehearsing %s: %s%n", turn.row().subject(), turn.drive().apply(turn.load()));
    }
  }

  /**
   * @param delay Graph's
   */
  List<Row> run(int rounds, Simulation simulation, Duration delay)
      throws IOException, InterruptedException {
    for (int round = 1; round <= rounds; round++) {
      for (Turn turn : turns) {
        simulation.reset(delay);
        turn.take();
      }
    }
    return turns.stream().map(Turn::row).toList();
  }

  /** One round, with Graph's limit kept. */
  List<Row> runLimited(Simulation simulation, Duration delay)
      throws IOException, InterruptedException {
    simulation.enforceLimit(delay);
    turns.forEach(Turn::take);
    return turns.stream().map(Turn::row).toList();
  }

  @Override
  public void close() {
    turns.forEach(turn -> turn.load().close());
  }
}
