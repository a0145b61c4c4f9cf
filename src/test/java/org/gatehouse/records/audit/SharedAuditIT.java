package org.gatehouse.records.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.gatehouse.container.PostgreSql;
import org.gatehouse.invitations.store.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The trail on a PostgreSQL that two nodes share. */
@Tag("once")
class SharedAuditIT {
  private static final int THREADS = 8;
  private static final int EACH = 50;

  @Test
  void entriesOfTwoNodesHaveOneOrderAndNobodyCanChangeThem() throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(THREADS);
    try (PostgreSql server = PostgreSql.start();
        TestDatabase one = new TestDatabase(server.dataSource());
        TestDatabase other = new TestDatabase(server.dataSource())) {
      List<TestTrail> nodes = List.of(new TestTrail(one), new TestTrail(other));
      IntStream.range(0, THREADS)
          .mapToObj(
              thread -> CompletableFuture.runAsync(() -> enter(nodes.get(thread % 2)), callers))
          .toList()
          .forEach(CompletableFuture::join);

      List<AuditEntryView> all = nodes.get(0).all();
      assertEquals(
          LongStream.rangeClosed(1, THREADS * EACH).boxed().toList(),
          all.stream().map(AuditEntryView::number).toList());
      Verification whole = nodes.get(1).verification();
      assertTrue(whole.intact(), whole.toString());
      assertEquals(0, VerifyAuditTest.verify(server.jdbcUrl(), "postgres", whole.head()));

      for (String change :
          List.of(
              "update audit_entry set action = 'list'",
              "delete from audit_entry",
              "truncate audit_entry")) {
        SQLException refused =
            assertThrows(SQLException.class, () -> nodes.get(0).tamper(change), change);
        assertTrue(refused.getMessage().contains("the audit trail only grows"), change);
      }
    } finally {
      callers.shutdownNow();
    }
  }

  @Test
  void everyTamperingIsFoundOnPostgreSqlToo() throws Exception {
    try (PostgreSql server = PostgreSql.start();
        TestDatabase database = new TestDatabase(server.dataSource())) {
      TestTrail trail = new TestTrail(database);
      SQLException refused =
          assertThrows(SQLException.class, () -> trail.tamper(TestTrail.ENTRY_ZERO));
      assertTrue(refused.getMessage().contains("audit_entry_number_ck"), refused.getMessage());
      trail.removeGuards();
      for (Tampering tampering : Tampering.all()) {
        trail.begin(5);
        trail.assertFound(tampering);
      }
    }
  }

  /** The statements of the guide, src/site/markdown/audit.md. */
  @Test
  void aUserWhoOwnsNothingRunsTheServiceButCannotChangeEntries() throws Exception {
    try (PostgreSql server = PostgreSql.start();
        TestDatabase owner = new TestDatabase(server.dataSource())) {
      new TestTrail(owner)
          .tamper(
              "create user gatehouse_service password 'x'",
              "grant select, insert, update, delete on all tables in schema public"
                  + " to gatehouse_service",
              "revoke update, delete on audit_entry from gatehouse_service");
      PGSimpleDataSource restricted = new PGSimpleDataSource();
      restricted.setUrl(server.jdbcUrl());
      restricted.setUser("gatehouse_service");
      try (TestDatabase service = new TestDatabase(restricted)) {
        TestTrail trail = new TestTrail(service);
        trail.enter(AuditAction.READ);
        assertTrue(trail.verification().intact());
        SQLException refused =
            assertThrows(SQLException.class, () -> trail.tamper("delete from audit_entry"));
        assertEquals("42501", refused.getSQLState(), refused.getMessage());
      }
    }
  }

  private static void enter(TestTrail node) {
    for (int entry = 0; entry < EACH; entry++) {
      node.enter(AuditAction.READ);
    }
  }
}
