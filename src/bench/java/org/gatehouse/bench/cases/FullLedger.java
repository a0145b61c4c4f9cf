package org.gatehouse.bench.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.gatehouse.bench.Candidate;
import org.gatehouse.bench.Plan;
import org.gatehouse.bench.ServerUnderTest;
import org.gatehouse.bench.ledger.Queries;
import org.gatehouse.bench.ledger.QueryClient;
import org.gatehouse.bench.load.Measured;
import org.gatehouse.bench.report.Goal;
import org.gatehouse.bench.report.Median;
import org.gatehouse.bench.report.Outcome;
import org.gatehouse.bench.report.Row;

/**
 * Years of requests are stored: how fast does the ledger answer, and are invitations as fast as on
 * an empty one?
 */
public final class FullLedger implements Case {
  private static final int CALLERS = 16;

  /** A server that has answered more requests has compiled more, and is faster for that alone. */
  private static final int LEVELLING_ROUNDS = 4;

  private static final int LEVELLING_REQUESTS = 15_000;

  private static final int ASKED = 100;
  private static final int UNMEASURED = 10;
  private static final Duration MAX_DURATION = Duration.ofSeconds(10);
  private static final long SEED = 7;

  @Override
  public Outcome run(ServerUnderTest stand, Plan plan) throws IOException, InterruptedException {
    Candidate full = stand.full(plan.rows());
    try (InterleavedLoads invitations =
        new InterleavedLoads("Graph at 0 ms, 16 callers, ledger empty or full")) {
      for (Candidate subject : List.of(stand.gatehouse(), full)) {
        invitations.add(
            subject, subject.load(), load -> load.closed(CALLERS, Duration.ZERO, plan.window()));
      }
      invitations.level(LEVELLING_ROUNDS, LEVELLING_REQUESTS, CALLERS, stand.simulation());
      // First: after pages and exports the full one compiles anew, and the empty one does not.
      List<Row> invited = invitations.run(plan.rounds(), stand.simulation(), Duration.ZERO);
      List<Row> rows = new ArrayList<>(invited);
      List<Goal> goals = new ArrayList<>();
      goals.add(
          Goal.atLeast(
              "Full ledger: invitations over those on an empty one",
              invited.get(1).perSecond() / invited.get(0).perSecond(),
              0.95));
      summary(full, rows, goals);
      pages(full, new Queries(plan.rows(), SEED).all(), stand.isEmbedded(), rows, goals);
      export(full, plan, goals);
      return new Outcome(rows, goals);
    }
  }

  private static void summary(Candidate full, List<Row> rows, List<Goal> goals)
      throws IOException, InterruptedException {
    Row summary = asked(full, "summary by month", () -> "/summary?by=month");
    rows.add(summary);
    goals.add(
        Goal.atMost("Full ledger: summary by month, median", summary.millis(50), 1_000, "ms"));
  }

  /** Custom data has no goal on an embedded database. */
  private static void pages(
      Candidate full,
      Map<String, Supplier<String>> questions,
      boolean embedded,
      List<Row> rows,
      List<Goal> goals)
      throws IOException, InterruptedException {
    double median = 0;
    double p99 = 0;
    for (Map.Entry<String, Supplier<String>> question : questions.entrySet()) {
      Supplier<String> page = () -> "?limit=100" + question.getValue().get();
      Row row = asked(full, "page of 100 by " + question.getKey(), page);
      rows.add(row);
      if (!embedded || !question.getKey().contains("more")) {
        median = Math.max(median, row.millis(50));
        p99 = Math.max(p99, row.millis(99));
      }
    }
    goals.add(Goal.atMost("Full ledger: page of 100, slowest question's median", median, 50, "ms"));
    goals.add(Goal.atMost("Full ledger: page of 100, slowest question's p99", p99, 200, "ms"));
  }

  private static Row asked(Candidate full, String name, Supplier<String> questions)
      throws IOException, InterruptedException {
    QueryClient reader = full.reader();
    reader.ask(questions, UNMEASURED, MAX_DURATION);
    double before = full.vitals().processorMillis();
    Measured measured = reader.ask(questions, ASKED, MAX_DURATION);
    double spent = (full.vitals().processorMillis() - before) / measured.succeeded();
    System.out.printf("  %s: %s%n", name, measured);
    return new Row(name, full.name(), List.of(measured), List.of(spent));
  }

  private static void export(Candidate full, Plan plan, List<Goal> goals)
      throws IOException, InterruptedException {
    QueryClient reader = full.reader();
    List<Double> speeds = new ArrayList<>();
    for (int round = 1; round <= plan.rounds(); round++) {
      long begin = System.nanoTime();
      long lines = reader.export();
      speeds.add(lines * 1e9 / (System.nanoTime() - begin));
      System.out.printf("  round %d: %,d lines, %,.0f/s%n", round, lines, speeds.get(round - 1));
      if (lines <= plan.rows()) {
        throw new IOException("An export has " + lines + " lines only");
      }
    }
    goals.add(Goal.atLeast("Full ledger: CSV rows/s", Median.of(speeds), 50_000));
    goals.add(Goal.atMost("Full ledger: CSV, heap growth", growth(full, reader), 64, "MB"));
  }

  /** By how much the heap in use was larger at most during an export than before, in MB. */
  private static double growth(Candidate full, QueryClient reader)
      throws IOException, InterruptedException {
    double before = full.vitals().heapAfterCollection();
    double most = before;
    CompletableFuture<Long> export = CompletableFuture.supplyAsync(() -> exported(reader));
    while (!export.isDone()) {
      most = Math.max(most, full.vitals().heapAfterCollection());
    }
    export.join();
    return most - before;
  }

  private static long exported(QueryClient reader) {
    try {
      return reader.export();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
