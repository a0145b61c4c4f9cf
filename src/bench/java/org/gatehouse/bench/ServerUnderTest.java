package org.gatehouse.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.gatehouse.bench.ledger.FullDatabase;
import org.gatehouse.bench.ledger.LedgerLoad;
import org.gatehouse.bench.load.Load;
import org.gatehouse.bench.load.Measured;
import org.gatehouse.launch.Server;

/**
 * One kind of server, with the three applications on it: each in a process of its own with the same
 * settings, started and warmed up when first asked for.
 */
public final class ServerUnderTest implements AutoCloseable {
  /** Out of the way of every case but the campaign. */
  private static final Map<String, String> NO_PACE = Map.of("GRAPH_RATE_LIMIT_CALLS", "1000000");

  private static final int WARMING_CALLERS = 16;
  private static final int MAX_WARMING = 12;

  /** Before so many, servers stand still for a while at half of what they reach in the end. */
  private static final int MIN_ANSWERED = 90_000;

  private static final double STILL_WARMING = 1.05;
  private static final String FULL = "full";
  private static final long SEED = 1;

  private final String kind;
  private final Path project;
  private final Path folder;
  private final Map<String, String> database;
  private final Simulation simulation;
  private final ComparisonWars wars;
  private final Duration warmup;
  private final Map<String, Candidate> running = new LinkedHashMap<>();

  /**
   * @param kind a folder of server-config
   * @param folder for the servers' data, which is made anew
   * @param database how servers reach it; empty for the embedded one
   * @param warmup one round of load before a subject is measured; as many follow as still help
   */
  ServerUnderTest(
      String kind,
      Path project,
      Path folder,
      Map<String, String> database,
      Simulation simulation,
      Duration warmup)
      throws IOException {
    this.kind = kind;
    this.project = project;
    this.folder = folder.resolve(kind);
    this.database = database;
    this.simulation = simulation;
    this.wars = new ComparisonWars(folder);
    this.warmup = warmup;
    clear(this.folder);
  }

  private static void clear(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
      }
    }
  }

  public String kind() {
    return kind;
  }

  public Simulation simulation() {
    return simulation;
  }

  public Candidate echo() throws IOException, InterruptedException {
    return running("echo", wars.echo(), Map.of());
  }

  public Candidate plain() throws IOException, InterruptedException {
    return running("plain", plainWar(), Map.of());
  }

  private Path plainWar() {
    return wars.plain(kind.equals("wildfly") ? "java:/jdbc/gatehouse" : "jdbc/gatehouse");
  }

  public Candidate gatehouse() throws IOException, InterruptedException {
    return running("gatehouse", gatehouseWar(), Map.of());
  }

  /** Gatehouse on a database of its own, which has so many requests before the first start. */
  public Candidate full(int requests) throws IOException, InterruptedException {
    if (running.containsKey(FULL)) {
      return running.get(FULL);
    }
    long begin = System.nanoTime();
    FullDatabase filled = new FullDatabase(new LedgerLoad(requests, SEED));
    Map<String, String> own =
        filled.beside(database, Files.createDirectories(folder.resolve(FULL)));
    System.out.printf(
        "  %,d requests loaded in %.0f s%n", requests, (System.nanoTime() - begin) / 1e9);
    return running(FULL, gatehouseWar(), own);
  }

  /** Whether each server's database is its own. */
  public boolean isEmbedded() {
    return database.isEmpty();
  }

  /** Gatehouse at Graph's own pace, cold, to be stopped by the caller. */
  public Candidate paced() throws IOException, InterruptedException {
    return Candidate.awaited("gatehouse", start("paced", gatehouseWar(), Map.of()), simulation);
  }

  /** How long a start takes on tables that are there already. */
  public double secondsToStart() throws IOException, InterruptedException {
    return secondsToStart("started", gatehouseWar());
  }

  /** With the plain version: what the server's own persistence, beans and resources take. */
  public double secondsToStartPlain() throws IOException, InterruptedException {
    return secondsToStart("plain-started", plainWar());
  }

  public double secondsToStartEmpty() throws IOException, InterruptedException {
    return secondsToStart("empty", wars.empty());
  }

  private double secondsToStart(String name, Path war) throws IOException, InterruptedException {
    Server server = start(name, war, NO_PACE);
    try {
      while (!server.isReady()) {
        if (!server.process().isAlive()) {
          throw new IOException(name + " ended: " + String.join("\n", server.lastWords()));
        }
        Thread.sleep(50);
      }
      long ready = System.nanoTime();
      double uptime = new ProcessStatistics(server.process()).uptime();
      return uptime - (System.nanoTime() - ready) / 1e9;
    } finally {
      server.stop();
    }
  }

  private Path gatehouseWar() {
    return project.resolve("target/gatehouse.war");
  }

  private Candidate running(String name, Path war, Map<String, String> own)
      throws IOException, InterruptedException {
    Candidate subject = running.get(name);
    if (subject == null) {
      subject = Candidate.awaited(name, start(name, war, unpaced(own)), simulation);
      running.put(name, subject);
      warmUp(subject);
    }
    return subject;
  }

  private static Map<String, String> unpaced(Map<String, String> own) {
    Map<String, String> settings = new HashMap<>(own);
    settings.putAll(NO_PACE);
    return settings;
  }

  /**
   * Until the virtual machine has compiled what it will: after enough answers, two rounds running
   * are hardly faster than the best before them. One alone may have met a busy moment.
   */
  private void warmUp(Candidate subject) throws IOException, InterruptedException {
    double best = 0;
    int standing = 0;
    long answered = 0;
    for (int round = 1; round <= MAX_WARMING && standing < 2; round++) {
      simulation.reset(Duration.ZERO);
      try (Load load = subject.load()) {
        Measured warm = load.closed(WARMING_CALLERS, Duration.ZERO, warmup);
        System.out.printf("  warming up %s: %s %s%n", subject.name(), warm, load.firstFailure());
        answered += warm.succeeded();
        boolean stands = answered > MIN_ANSWERED && warm.perSecond() < best * STILL_WARMING;
        standing = stands ? standing + 1 : 0;
        best = Math.max(best, warm.perSecond());
      }
    }
  }

  private Server start(String name, Path war, Map<String, String> own) throws IOException {
    Map<String, String> environment = new HashMap<>(simulation.settings());
    environment.putAll(database);
    environment.putAll(own);
    environment.put("GATEHOUSE_WAR", war.toString());
    return Server.shipped(kind, project, Server.freePort(), folder.resolve(name), environment);
  }

  @Override
  public void close() {
    running.values().forEach(subject -> subject.server().stop());
    running.clear();
  }
}
