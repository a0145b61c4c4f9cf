package org.gatehouse.records.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gatehouse.container.OwnServerCase;
import org.gatehouse.container.PostgreSql;
import org.gatehouse.container.ServerProcess;
import org.gatehouse.invitations.store.IntakeResult;
import org.gatehouse.invitations.store.InvitationStore;
import org.gatehouse.invitations.store.NewInvitation;
import org.gatehouse.invitations.store.Submissions;
import org.gatehouse.invitations.store.TestDatabase;
import org.gatehouse.records.audit.AuditEntryView;
import org.gatehouse.records.audit.TestTrail;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server beside the suite's, on tables that are older than it. */
@Tag("once")
class RetentionIT extends OwnServerCase {
  private static final Path FOLDER = Path.of("target", "it", "retention").toAbsolutePath();
  private static final int OLD = ErasureService.OF_AGE + 1;

  @Test
  void whatIsOlderThanTheRetentionIsErasedSoonAfterTheStart() throws Exception {
    try (PostgreSql server = PostgreSql.start();
        TestDatabase database = new TestDatabase(server.dataSource())) {
      database.clock.set(Instant.parse("2001-01-01T00:00:00Z"));
      database.transaction(
          entities -> {
            InvitationStore store = database.store(entities);
            for (int request = 0; request < OLD; request++) {
              refuse(store);
            }
            return null;
          });
      database.clock.set(Instant.now());
      database.transaction(entities -> refuse(database.store(entities)));

      Map<String, String> settings = new HashMap<>(ServerProcess.behind(sandbox));
      settings.putAll(server.environment());
      settings.put("RETENTION_PERIOD", "P2Y");
      ServerProcess process = ServerProcess.start(server(), FOLDER, settings);
      try {
        process.awaitReady();
        await(Duration.ofSeconds(60), () -> said(process).size() == 1);
        assertEquals(
            OLD, count(server, "select count(*) from invitation where erased_at is not null"));
        assertEquals(
            1, count(server, "select count(*) from invitation where email_address is not null"));
        List<AuditEntryView> entries = new TestTrail(database).all();
        assertEquals(
            List.of("retention", "retention"),
            entries.stream().map(AuditEntryView::action).toList());
        assertEquals(
            List.of((long) ErasureService.OF_AGE, 1L),
            entries.stream().map(AuditEntryView::recordCount).toList());
      } finally {
        process.tellToEnd();
        process.awaitEnd();
      }
    }
  }

  private static UUID refuse(InvitationStore store) {
    NewInvitation asked = Submissions.of(someone());
    IntakeResult.Acquired go =
        (IntakeResult.Acquired) store.open(asked, UUID.randomUUID().toString(), "f", true);
    store.refused(go.lease(), "no", null, 0);
    return go.invitation().id();
  }

  private static List<String> said(ServerProcess process) {
    return process.log().since(0).stream()
        .filter(line -> line.contains("Retention has erased the personal data of " + OLD))
        .toList();
  }

  private static long count(PostgreSql server, String query) {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery(query)) {
      count.next();
      return count.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
