package org.gatehouse.platform.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.gatehouse.platform.config.StartupException;

/**
 * The turn to change the tables, held by one node at a time on a database that several share.
 *
 * <p>Ends with the connection that took it, so that a node killed in the middle leaves nothing
 * behind. (Liquibase's own lock is a row, which outlives its owner and bars all others.)
 */
final class SchemaTurn {
  /** The letters "gatehous"; an advisory lock of PostgreSQL counts within one database. */
  private static final long NUMBER = 0x6761_7465_686f_7573L;

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private final Connection connection;

  private SchemaTurn(Connection connection) {
    this.connection = connection;
  }

  /** Waits for it; ends the start when another node does not let go of it. */
  static SchemaTurn await(DataSource postgreSql) throws SQLException, InterruptedException {
    SchemaTurn turn = new SchemaTurn(postgreSql.getConnection());
    long start = System.nanoTime();
    try {
      while (!turn.ask("pg_try_advisory_lock")) {
        if (System.nanoTime() - start > PATIENCE.toNanos()) {
          throw StartupException.because(
              "another node has been changing the database's tables for more than "
                  + PATIENCE.toMinutes()
                  + " minutes; look at that node first.");
        }
        Thread.sleep(BETWEEN_LOOKS.toMillis());
      }
      return turn;
    } catch (SQLException | InterruptedException | RuntimeException noTurn) {
      turn.connection.close();
      throw noTurn;
    }
  }

  private boolean ask(String function) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery("select " + function + "(" + NUMBER + ")")) {
      answer.next();
      return answer.getBoolean(1);
    }
  }

  void end() throws SQLException {
    // Closing alone would take a pooled connection, and the lock with it, back to the pool.
    try (connection) {
      ask("pg_advisory_unlock");
    }
  }
}
