package org.gatehouse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gatehouse.bench.cases.AddedTime;
import org.gatehouse.bench.cases.Campaign;
import org.gatehouse.bench.cases.Case;
import org.gatehouse.bench.cases.FullLedger;
import org.gatehouse.bench.cases.NoDelay;
import org.gatehouse.bench.cases.Replay;
import org.gatehouse.bench.cases.SlowGraph;
import org.gatehouse.bench.cases.Soak;
import org.gatehouse.bench.cases.StartupTime;
import org.gatehouse.bench.report.Goal;
import org.gatehouse.bench.report.Machine;
import org.gatehouse.bench.report.Outcome;
import org.gatehouse.bench.report.Page;
import org.gatehouse.container.PostgreSql;
import org.openjdk.jmh.runner.RunnerException;

/** Measures case by case, on one kind of server after the other, and writes down what it finds. */
public final class Bench {
  private static final String MICRO = "jmh";

  /** Asked for by itself: it fills a database first, and each database has a table of its own. */
  private static final String LEDGER = "ledger";

  private static final Map<String, Case> CASES = new LinkedHashMap<>();

  static {
    CASES.put("start", new StartupTime());
    CASES.put("no-delay", new NoDelay());
    CASES.put("replay", new Replay());
    CASES.put("added", new AddedTime());
    CASES.put("2s", new SlowGraph(Duration.ofSeconds(2), 1_000, 0.95, 1_024));
    CASES.put("10s", new SlowGraph(Duration.ofSeconds(10), 300, 0.97, 1_024));
    CASES.put("campaign", new Campaign());
    CASES.put("soak", new Soak());
    CASES.put(LEDGER, new FullLedger());
  }

  private final Path project;
  private final Path folder;
  private final Plan plan;
  private final List<String> wanted;
  private final Page page;

  private Bench(Path project, Plan plan, List<String> wanted, Page page) {
    this.project = project;
    this.folder = project.resolve("target/bench");
    this.plan = plan;
    this.wanted = wanted;
    this.page = page;
  }

  /** {@code PROJECT-FOLDER}; the rest are system properties, see pom.xml. */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, RunnerException {
    Path project = Path.of(arguments[0]).toAbsolutePath().normalize();
    List<String> servers = list("servers");
    boolean all = System.getProperty("cases").equals("all");
    List<String> wanted = all ? allButTheLedger() : list("cases");
    if (!known().containsAll(wanted)) {
      System.err.println("-Dcases=" + wanted + ": there are " + known());
      System.exit(1);
    }
    String database = System.getProperty("database");
    Path page = all ? project.resolve("src/site/markdown") : project.resolve("target/bench");
    Bench bench =
        new Bench(
            project,
            Plan.read(),
            wanted,
            new Page(
                page.resolve("performance.md"),
                Machine.described(Clock.systemDefaultZone(), database)));
    if (wanted.contains(MICRO)) {
      bench.page.micro(Micro.microseconds());
    }
    if (wanted.equals(List.of(MICRO))) {
      return;
    }
    if (database.equals("postgresql")) {
      try (PostgreSql postgreSql = PostgreSql.start()) {
        bench.measure(servers, postgreSql.environment());
      }
    } else {
      bench.measure(servers, Map.of());
    }
  }

  private static List<String> list(String property) {
    return List.of(System.getProperty(property).split(","));
  }

  private static List<String> allButTheLedger() {
    return known().stream().filter(name -> !name.equals(LEDGER)).toList();
  }

  private static List<String> known() {
    return Stream.concat(Stream.of(MICRO), CASES.keySet().stream()).toList();
  }

  private void measure(List<String> servers, Map<String, String> database)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    try (Simulation simulation = Simulation.start(folder)) {
      for (String server : servers) {
        try (ServerUnderTest stand =
            new ServerUnderTest(server, project, folder, database, simulation, plan.warmup())) {
          measure(stand);
        }
      }
    }
  }

  private void measure(ServerUnderTest stand) throws IOException, InterruptedException {
    for (String name : wanted.stream().filter(CASES::containsKey).toList()) {
      System.out.printf("%n%s on %s%n", name, stand.kind());
      try {
        Outcome outcome = CASES.get(name).run(stand, plan);
        outcome.goals().forEach(Bench::say);
        page.add(stand.kind(), outcome);
      } catch (IOException failed) {
        // The other cases are worth their time all the same.
        System.out.printf("  was not measured: %s%n", failed.getMessage());
      }
    }
  }

  private static void say(Goal goal) {
    System.out.printf(
        "  %s: %s, %s: %s%n",
        goal.name(), goal.found(), goal.asked(), goal.isReached() ? "reached" : "MISSED");
  }
}
