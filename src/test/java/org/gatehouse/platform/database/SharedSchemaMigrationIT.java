package org.gatehouse.platform.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.gatehouse.container.PostgreSql;
import org.gatehouse.invitations.store.ReportInvitation;
import org.gatehouse.invitations.store.TestDatabase;
import org.gatehouse.platform.config.StartupException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The tables on a PostgreSQL that several nodes share, each node a thread with connections. */
@Tag("once")
class SharedSchemaMigrationIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static PostgreSql database;
  private static ExecutorService nodes;

  @BeforeAll
  static void start() {
    database = PostgreSql.start();
    nodes = Executors.newCachedThreadPool();
  }

  @AfterAll
  static void stop() {
    nodes.shutdownNow();
    database.close();
  }

  @BeforeEach
  void empty() throws SQLException {
    try (Connection connection = database.connect()) {
      execute(connection, "drop schema public cascade");
      execute(connection, "create schema public");
    }
  }

  @RepeatedTest(5)
  void nodesThatStartAtOnceOnAnEmptyDatabaseDoNotCollide() throws SQLException {
    List<CompletableFuture<Void>> starts =
        IntStream.range(0, 4).mapToObj(node -> start(database)).toList();
    starts.forEach(CompletableFuture::join);
    assertEquals(1, count("select count(*) from flyway_schema_history where version = '1'"));
    assertEquals(1, count("select count(*) from cluster_state where name = 'rate_limit'"));
    assertEquals(0, count("select count(*) from pg_locks where locktype = 'advisory'"));
  }

  @Test
  void aNodeWaitsForTheOneThatChangesTheTablesAndGoesOnWhenThatIsKilled() throws Exception {
    try (Connection holdUp = database.connect()) {
      holdUp.setAutoCommit(false);
      execute(holdUp, "create table invitation (id varchar(36))");
      CompletableFuture<Void> first = start(database);
      await("select count(*) from pg_stat_activity where wait_event_type = 'Lock'");
      CompletableFuture<Void> second = start(database);
      Thread.sleep(1_000);
      assertTrue(!second.isDone(), "did not wait");
      execute(
          holdUp,
          "select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock'"
              + " or pid in (select pid from pg_locks where locktype = 'advisory' and granted)");
      CompletionException killed = assertThrows(CompletionException.class, first::join);
      assertTrue(killed.getCause() instanceof StartupException, "ended otherwise: " + killed);
      holdUp.rollback();
      second.join();
      assertEquals(1, count("select count(*) from cluster_state where name = 'rate_limit'"));
    }
  }

  @Test
  void reportsReadTheViewWithoutTheRedeemUrl() throws SQLException {
    try (TestDatabase store = new TestDatabase(database.dataSource())) {
      ReportInvitation.assertRead(store);
    }
  }

  @Test
  void timesAreUtcWhateverTheServersZone() throws SQLException {
    TimeZone before = TimeZone.getDefault();
    try (TestDatabase store = new TestDatabase(database.dataSource())) {
      // 02:30 does not exist on that day in Berlin.
      TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
      store.clock.set(Instant.parse("2026-03-29T02:30:00Z"));
      ReportInvitation.assertRead(store);
      assertEquals(
          1,
          count(
              "select count(*) from report_invitation"
                  + " where received_at = timestamptz '2026-03-29 02:30:00Z'"));
      TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
      UUID id = UUID.fromString(store.rows("invitation").get(0).get("id"));
      assertEquals(
          store.clock.instant(), store.in(each -> each.find(id)).orElseThrow().receivedAt());
    } finally {
      TimeZone.setDefault(before);
    }
  }

  private static CompletableFuture<Void> start(PostgreSql database) {
    SchemaMigration schema = new SchemaMigration();
    schema.dataSource = database.dataSource();
    return CompletableFuture.runAsync(schema::bringUpToDate, nodes)
        .orTimeout(SOON.toSeconds(), TimeUnit.SECONDS);
  }

  private static void await(String query) throws Exception {
    long start = System.nanoTime();
    while (count(query) == 0) {
      assertTrue(System.nanoTime() - start < SOON.toNanos(), query);
      Thread.sleep(50);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
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
