package org.gatehouse.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.gatehouse.launch.Server;
import org.gatehouse.sandbox.Guest;
import org.gatehouse.sandbox.Sandbox;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every intent is one invitation, whatever breaks.
 *
 * <p>Flows that repeat ask for guests with mail, half of them with an Idempotency-Key, while the
 * sandbox fails calls and loses answers and the server is killed with SIGKILL and started again.
 * Then nothing is to be left under way, and callers, ledger and Graph must tell the same.
 *
 * <p>The long form takes about 15 minutes:
 *
 * <pre>
 * mvn verify -Dit.test=FaultIT -Dfaults.invitations=2000 -Dfaults.kills=20
 * </pre>
 *
 * <p>{@code -Dfaults.server=wildfly} takes the other server, {@code -Dfaults.seed=N} makes another
 * course of it; the same seed repeats what is drawn, not the threads' turns. The server's log and
 * ledger stay in {@code target/faults}.
 */
@Order(2)
@Tag("once")
class FaultIT {
  private static final int INVITATIONS = Integer.getInteger("faults.invitations", 150);
  private static final int KILLS = Integer.getInteger("faults.kills", 2);
  private static final long SEED = Long.getLong("faults.seed", 1);
  private static final String SERVER = System.getProperty("faults.server", "payara");

  private static final Path PROJECT = Path.of("").toAbsolutePath();
  private static final Path DATA = PROJECT.resolve("target/faults");

  /** New runs a second, so that several are under way at any moment. */
  private static final double RUNS_PER_SECOND = 6;

  /** One kill in so many comes while the server is still starting, and recovery at work. */
  private static final int KILLS_AT_START = 5;

  private static final int CALLS_AT_ONCE = 16;

  private static final String INVITE = "POST /v1.0/invitations";
  private static final String FIND = "GET /v1.0/users";

  private static final Duration QUIET = Duration.ofSeconds(5);
  private static final Duration QUIET_WITHIN = Duration.ofMinutes(4);

  private final Random random = new Random(SEED);
  private final List<FlowRun> runs = new ArrayList<>();
  private int port;
  private Sandbox sandbox;
  private Server server;

  @Test
  void everyIntentIsOneInvitation() throws Exception {
    delete(DATA);
    long start = System.nanoTime();
    try (Sandbox started = Sandbox.start()) {
      sandbox = started;
      FailureScenario.begin(sandbox.behaviour(), SEED);
      port = Server.freePort();
      server = start();
      try (RetryingCallers callers =
          new RetryingCallers(
              List.of(server.uri()),
              sandbox.callerToken().roles("Guests.Invite").compact(),
              CALLS_AT_ONCE)) {
        for (int kill = 1; kill <= KILLS; kill++) {
          killAndStart(callers, kill);
        }
        ready();
        release(callers, INVITATIONS);
        Await.until(() -> callers.running() == 0, QUIET_WITHIN, "callers still ask");
        awaitQuiet();
      } finally {
        server.stop();
      }
      List<LedgerRecord> store = LedgerRecord.readAll(DATA);
      print(store, Duration.ofNanos(System.nanoTime() - start));
      List<Guest> guests = List.copyOf(sandbox.directory().guests());
      assertEquals(
          List.of(), new Audit(runs, store, guests, FailureScenario.SIGN_IN_LINK).complaints());
      assertEquals(INVITATIONS, runs.size());
      assertTrue(count(runs, run -> run.receipt().isPresent()) > INVITATIONS / 4);
    }
  }

  private Server start() throws IOException {
    return Server.shipped(
        SERVER, PROJECT, port, DATA, FailureScenario.settings(sandbox, Duration.ofSeconds(10)));
  }

  private void killAndStart(RetryingCallers callers, int kill) throws Exception {
    boolean whileStarting = kill % KILLS_AT_START == 0;
    if (!whileStarting) {
      ready();
    }
    int before = runs.size();
    release(callers, INVITATIONS * kill / (KILLS + 1));
    int fresh = runs.size() - before;
    FlowRun last = runs.get(before + fresh * (80 + random.nextInt(20)) / 100);
    Await.until(() -> last.attempts() > 0, QUIET_WITHIN, "callers do not ask");
    server.kill();
    server = start();
  }

  /** Lets new runs begin, evenly spread. */
  private void release(RetryingCallers callers, int released) {
    int fresh = released - runs.size();
    Duration time = Duration.ofMillis((long) (1_000 * fresh / RUNS_PER_SECOND * lessOrMore()));
    for (int i = 0; i < fresh; i++) {
      int number = runs.size();
      Optional<String> key = number % 2 == 0 ? Optional.of("flow-run-" + number) : Optional.empty();
      FlowRun run = new FlowRun("guest-" + number + "@example.com", key, random.nextInt(30) == 0);
      runs.add(run);
      callers.start(run, time.multipliedBy(i).dividedBy(fresh));
    }
  }

  private double lessOrMore() {
    return 0.4 + 1.2 * random.nextDouble();
  }

  private void ready() throws Exception {
    if (!server.awaitReady(seconds -> {})) {
      throw new IOException("The server did not start: " + server.lastWords());
    }
  }

  /** Until nobody has called Graph for a while: recovery looks every second. */
  private void awaitQuiet() throws Exception {
    long[] seen = {-1, System.nanoTime()};
    Await.until(
        () -> {
          long calls = calls();
          if (calls != seen[0]) {
            seen[0] = calls;
            seen[1] = System.nanoTime();
          }
          return System.nanoTime() - seen[1] > QUIET.toNanos();
        },
        QUIET_WITHIN,
        "Graph is still called");
  }

  private long calls() {
    return sandbox.journal().count(INVITE) + sandbox.journal().count(FIND);
  }

  private void print(List<LedgerRecord> store, Duration took) {
    System.out.println(
        new Counts()
            .add("seed", SEED)
            .add("seconds", took.toSeconds())
            .add("kills", KILLS)
            .addRuns(runs)
            .addCalls(sandbox)
            .addLedger(store));
  }

  private static <T> long count(Collection<T> all, Predicate<T> counted) {
    return all.stream().filter(counted).count();
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
