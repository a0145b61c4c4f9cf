package org.gatehouse.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.gatehouse.container.PostgreSql;
import org.gatehouse.launch.Server;
import org.gatehouse.sandbox.Guest;
import org.gatehouse.sandbox.Sandbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two servers on one PostgreSQL are one service, though one is Payara Micro and the other WildFly.
 *
 * <p>Both start at once, on an empty database. Their logs stay in {@code target/nodes}.
 */
@Order(1)
@Tag("once")
class TwoNodesIT {
  private static final int IN_THE_CAMPAIGN = Integer.getInteger("nodes.campaign", 900);
  private static final int ON_THE_BAD_DAY = Integer.getInteger("nodes.invitations", 120);
  private static final long SEED = Long.getLong("faults.seed", 1);

  private static final int LIMIT = 150;
  private static final Duration PERIOD = Duration.ofSeconds(5);
  private static final String INVITE = "POST /v1.0/invitations";

  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
  private static final Duration AT_MOST = Duration.ofMinutes(3);

  private static PostgreSql database;
  private static Sandbox sandbox;
  private static Node one;
  private static Node other;

  /** One of the servers, from its first start to its last end. */
  private static final class Node {
    private final String kind;
    private final Path data;
    private final int port;
    private Server server;

    Node(String kind) throws IOException {
      this.kind = kind;
      data = Path.of("target/nodes").toAbsolutePath().resolve(kind);
      port = Server.freePort();
      Files.createDirectories(data);
      Files.deleteIfExists(data.resolve("server.log"));
    }

    void start() throws IOException {
      Map<String, String> settings = FailureScenario.settings(sandbox, ANSWER_WITHIN);
      settings.putAll(database.environment());
      settings.merge("JAVA_OPTS", "-Xmx384m", (set, more) -> set + " " + more);
      server = Server.shipped(kind, Path.of("").toAbsolutePath(), port, data, settings);
    }

    void awaitReady() throws IOException, InterruptedException {
      assertTrue(server.awaitReady(seconds -> {}), "no start: " + server.lastWords());
    }

    URI uri() {
      return server.uri();
    }
  }

  @BeforeAll
  static void startBothAtOnce() throws Exception {
    database = PostgreSql.start();
    sandbox = Sandbox.start();
    one = new Node("payara");
    other = new Node("wildfly");
    one.start();
    other.start();
    one.awaitReady();
    other.awaitReady();
  }

  @AfterAll
  static void stop() {
    for (Node node : new Node[] {one, other}) {
      if (node != null && node.server != null) {
        node.server.stop();
      }
    }
    if (sandbox != null) {
      sandbox.close();
    }
    if (database != null) {
      database.close();
    }
  }

  @AfterEach
  void mend() {
    sandbox.behaviour().reset();
  }

  @Test
  void theTablesAreMadeOnceThoughBothStartAtOnce() throws SQLException {
    assertEquals(1, count("select count(*) from flyway_schema_history where version = '1'"));
    assertEquals(0, count("select count(*) from pg_locks where locktype = 'advisory'"));
  }

  @Test
  void theSameRequestSentToBothAtOnceIsOneInvitation() {
    sandbox.behaviour().invitations().delay(Duration.ofSeconds(1));
    HttpClient http = HttpClient.newHttpClient();
    int pairs = 20;
    List<List<CompletableFuture<HttpResponse<String>>>> twins = new ArrayList<>();
    for (int pair = 0; pair < pairs; pair++) {
      HttpRequest.Builder request = request("twin-" + pair + "@twins.example.com");
      if (pair % 2 == 0) {
        request.header("Idempotency-Key", "twin-" + pair);
      }
      twins.add(
          List.of(one, other).stream()
              .map(node -> request.uri(node.uri().resolve("/api/InviteGuest")).build())
              .map(twin -> http.sendAsync(twin, BodyHandlers.ofString()))
              .toList());
    }
    for (int pair = 0; pair < pairs; pair++) {
      HttpResponse<String> first = twins.get(pair).get(0).join();
      HttpResponse<String> second = twins.get(pair).get(1).join();
      assertEquals(201, first.statusCode(), first.body());
      assertEquals(first.body(), second.body());
      assertEquals(1, replayed(first) + replayed(second), "replayed");
      Guest guest = sandbox.directory().guest("twin-" + pair + "@twins.example.com").orElseThrow();
      assertEquals(1, guest.links());
      assertEquals(1, guest.mails());
    }
  }

  @Test
  void aMachineThatVanishesWhileItHoldsThePaceLetsGoOfItSoon() throws Exception {
    for (Node vanishing : List.of(one, other)) {
      CompletableFuture<HttpResponse<String>> waiting;
      try (Connection holder = database.connect()) {
        holder.setAutoCommit(false);
        takeThePace(holder);
        HttpRequest request =
            request(vanishing.kind + "@vanishing.example.com")
                .uri(vanishing.uri().resolve("/api/InviteGuest"))
                .build();
        waiting = HttpClient.newHttpClient().sendAsync(request, BodyHandlers.ofString());
        Await.until(
            () -> count("select count(*) from pg_stat_activity where wait_event_type = 'Lock'") > 0,
            Duration.ofSeconds(20),
            "does not ask for the pace");
        vanishing.server.freeze();
      }
      try (Connection next = database.connect()) {
        next.setAutoCommit(false);
        takeThePace(next);
      } finally {
        vanishing.server.goOn();
      }
      // For its caller the time was over while it stood still.
      assertEquals(500, waiting.get().statusCode(), waiting.get().body());
    }
  }

  /** Waits for it as a node does, but for 15 s at most: a session ends after 10 s. */
  private static void takeThePace(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set local lock_timeout = '15s'");
      statement.execute("select content from cluster_state where name = 'rate_limit' for update");
    }
  }

  @Test
  void aCampaignOverBothRunsAtTheLimitAndNotIntoIt() throws Exception {
    sandbox.behaviour().rate(LIMIT, PERIOD).rateEnforced(true);
    sandbox.behaviour().invitations().delay(Duration.ofMillis(200)).variance(0.5);
    // A server's first calls are slow in going out, and then the next ones come upon them.
    carryOut(runs(2 * LIMIT, "warm.example.com"));
    Await.until(() -> sandbox.rateLimit().inWindow() == 0, AT_MOST, "calls go on");
    long callsBefore = sandbox.journal().count(INVITE);
    long throttledBefore = sandbox.journal().count(INVITE, 429);
    List<FlowRun> runs = runs(IN_THE_CAMPAIGN, "campaign.example.com");
    long start = System.nanoTime();
    carryOut(runs);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    long calls = sandbox.journal().count(INVITE) - callsBefore;
    long throttled = sandbox.journal().count(INVITE, 429) - throttledBefore;
    System.out.println(
        new Counts()
            .add("milliseconds", took.toMillis())
            .add("calls", calls)
            .add("  of them 429", throttled)
            .add("most calls in any 5 s", sandbox.rateLimit().peak())
            .add("calls in 5 s on average", calls * PERIOD.toMillis() / took.toMillis())
            .addRuns(runs));
    audit(runs, "campaign.example.com");
    // Two paces instead of one would have half of the calls throttled and reach twice the limit;
    // what
    // a busy machine delays on its way to the sandbox is far from either.
    assertTrue(throttled * 20 < calls, throttled + " of " + calls + " were throttled");
    assertTrue(sandbox.rateLimit().peak() < LIMIT * 1.25, "together they called too fast");
  }

  @Test
  void everyIntentIsOneInvitationThoughANodeIsKilled() throws Exception {
    FailureScenario.begin(sandbox.behaviour(), SEED);
    List<FlowRun> runs = runs(ON_THE_BAD_DAY, "flows.example.com");
    long start = System.nanoTime();
    try (RetryingCallers callers = callers(32)) {
      Duration between = Duration.ofMillis(120);
      for (int i = 0; i < runs.size(); i++) {
        callers.start(runs.get(i), between.multipliedBy(i));
      }
      FlowRun half = runs.get(runs.size() / 2);
      Await.until(() -> half.attempts() > 0, AT_MOST, "callers do not ask");
      one.server.kill();
      one.start();
      Await.until(() -> callers.running() == 0, AT_MOST, "callers still ask");
    }
    Await.until(TwoNodesIT::nothingIsInProgress, AT_MOST, "requests are left under way");
    one.awaitReady();
    System.out.println(
        new Counts()
            .add("seed", SEED)
            .add("seconds", Duration.ofNanos(System.nanoTime() - start).toSeconds())
            .addRuns(runs)
            .addCalls(sandbox)
            .addLedger(store("flows.example.com")));
    audit(runs, "flows.example.com");
    assertTrue(runs.stream().allMatch(run -> run.receipt().isPresent()), "a caller gave up");
  }

  private static void carryOut(List<FlowRun> runs) throws Exception {
    try (RetryingCallers callers = callers(40)) {
      runs.forEach(run -> callers.start(run, Duration.ZERO));
      Await.until(() -> callers.running() == 0, AT_MOST, "callers still ask");
    }
  }

  private static List<FlowRun> runs(int many, String domain) {
    List<FlowRun> runs = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      Optional<String> key = i % 2 == 0 ? Optional.of(domain + "-" + i) : Optional.empty();
      runs.add(new FlowRun("guest-" + i + "@" + domain, key, false));
    }
    return runs;
  }

  private static RetryingCallers callers(int atOnce) {
    return new RetryingCallers(List.of(one.uri(), other.uri()), token(), atOnce);
  }

  private static HttpRequest.Builder request(String address) {
    return HttpRequest.newBuilder()
        .timeout(Duration.ofSeconds(30))
        .header("Authorization", "Bearer " + token())
        .header("Content-Type", "application/json")
        .POST(
            BodyPublishers.ofString(
                """
                {"invitedUserEmailAddress": "%s", "sendInvitationMessage": true}\
                """
                    .formatted(address)));
  }

  private static String token() {
    return sandbox.callerToken().roles("Guests.Invite").compact();
  }

  private static int replayed(HttpResponse<String> answer) {
    return answer.headers().firstValue("Idempotent-Replayed").isPresent() ? 1 : 0;
  }

  private static void audit(List<FlowRun> runs, String domain) throws SQLException {
    List<Guest> guests =
        sandbox.directory().guests().stream()
            .filter(guest -> guest.address().endsWith("@" + domain))
            .toList();
    Audit audit = new Audit(runs, store(domain), guests, FailureScenario.SIGN_IN_LINK);
    assertEquals(List.of(), audit.complaints());
    assertEquals(runs.size(), guests.size());
  }

  private static List<LedgerRecord> store(String domain) throws SQLException {
    try (Connection connection = database.connect()) {
      return LedgerRecord.readAll(connection).stream()
          .filter(one -> one.address().endsWith("@" + domain))
          .toList();
    }
  }

  private static boolean nothingIsInProgress() throws SQLException {
    return count("select count(*) from invitation where state in ('RECEIVED', 'IN_PROGRESS')") == 0;
  }

  private static long count(String query) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery(query)) {
      count.next();
      return count.getLong(1);
    }
  }
}
