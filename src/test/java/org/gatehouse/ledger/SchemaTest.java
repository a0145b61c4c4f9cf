package org.gatehouse.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.gatehouse.problem.FailedStart;
import org.junit.jupiter.api.Test;

class SchemaTest {
  private static final String NAME = "schema-test";

  @Test
  void tablesOfANewerVersionEndTheStartWithOneSentence() throws SQLException {
    try (LedgerDatabase database = new LedgerDatabase(NAME)) {
      change("update databasechangelog set id = 'of-the-future' where id = 'shared-text'");
      FailedStart told = assertThrows(FailedStart.class, database::bringUpToDate);
      assertEquals(
          "Gatehouse does not start: the database's tables are those of a newer version; run that"
              + " version or a newer one.",
          told.getMessage());
    }
  }

  private static void change(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:derby:memory:" + NAME);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
