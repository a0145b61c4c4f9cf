package org.gatehouse.platform.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.TimeZone;
import org.gatehouse.invitations.store.ReportInvitation;
import org.gatehouse.invitations.store.TestDatabase;
import org.gatehouse.platform.config.StartupException;
import org.junit.jupiter.api.Test;

class SchemaMigrationTest {
  private static final String NAME = "schema-test";

  @Test
  void tablesOfANewerVersionEndTheStartWithOneSentence() throws SQLException {
    try (TestDatabase database = new TestDatabase(NAME)) {
      change(
          NAME,
          """
          insert into "flyway_schema_history"
            ("installed_rank", "version", "description", "type", "script", "installed_by",
             "execution_time", "success")
          values (2, '999', 'of the future', 'SQL', 'V999__of_the_future.sql', 'app', 1, true)
          """);
      StartupException told = assertThrows(StartupException.class, database::bringUpToDate);
      assertEquals(
          "Gatehouse does not start: the database's tables are those of a newer version; run that"
              + " version or a newer one.",
          told.getMessage());
    }
  }

  @Test
  void anOrdinaryStartDoesNotAskFlyway() throws SQLException {
    try (TestDatabase database = new TestDatabase("known-schema-test")) {
      change("known-schema-test", "update \"flyway_schema_history\" set \"checksum\" = 0");
      database.bringUpToDate();
    }
  }

  @Test
  void embeddedDatabaseInAnotherZoneEndsTheStartWithOneSentence() {
    TimeZone before = TimeZone.getDefault();
    try (TestDatabase database = new TestDatabase("zone-schema-test")) {
      TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
      StartupException told = assertThrows(StartupException.class, database::bringUpToDate);
      assertEquals(
          "Gatehouse does not start: with the embedded database Java must run in UTC; add"
              + " -Duser.timezone=UTC to its options.",
          told.getMessage());
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void reportsReadTheViewWithoutTheRedeemUrl() throws SQLException {
    try (TestDatabase database = new TestDatabase("report-test")) {
      ReportInvitation.assertRead(database);
    }
  }

  private static void change(String name, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:derby:memory:" + name);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
