package org.gatehouse.platform.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import liquibase.change.custom.CustomTaskChange;
import liquibase.database.Database;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.CustomChangeException;
import liquibase.exception.DatabaseException;
import liquibase.exception.ValidationErrors;
import liquibase.resource.ResourceAccessor;

/** Computes for the requests of an earlier version what the service computes for new ones. */
abstract class InvitationUpgrade implements CustomTaskChange {
  /** Rows between two calls, which keep a statement shorter than any time-out. */
  private static final int BATCH = 500;

  private final String columns;
  private final String write;
  private int upgraded;

  /**
   * @param columns what is read of each request, after its id
   * @param write the statement that writes what was computed
   */
  InvitationUpgrade(String columns, String write) {
    this.columns = columns;
    this.write = write;
  }

  /**
   * Adds to the batch what one request needs.
   *
   * @param row the request's id and the columns
   */
  abstract void upgrade(ResultSet row, PreparedStatement batch) throws SQLException;

  @Override
  public void execute(Database database) throws CustomChangeException {
    JdbcConnection connection = (JdbcConnection) database.getConnection();
    String last = "";
    try {
      for (String id = upgrade(connection, last); id != null; id = upgrade(connection, last)) {
        last = id;
      }
    } catch (DatabaseException | SQLException refused) {
      throw new CustomChangeException(refused);
    }
  }

  /** Answers the last id of the batch after the given one, null when there is none left. */
  private String upgrade(JdbcConnection connection, String after)
      throws DatabaseException, SQLException {
    String last = null;
    String next =
        "select id, "
            + columns
            + " from invitation where id > ? order by id fetch first "
            + BATCH
            + " rows only";
    try (PreparedStatement read = connection.prepareStatement(next);
        PreparedStatement batch = connection.prepareStatement(write)) {
      read.setString(1, after);
      try (ResultSet row = read.executeQuery()) {
        while (row.next()) {
          last = row.getString(1);
          upgrade(row, batch);
          upgraded++;
        }
      }
      batch.executeBatch();
    }
    return last;
  }

  @Override
  public String getConfirmationMessage() {
    return upgraded + " requests of an earlier version were read";
  }

  @Override
  public void setUp() {
    // nothing is needed
  }

  @Override
  public void setFileOpener(ResourceAccessor resources) {
    // nothing is read
  }

  @Override
  public ValidationErrors validate(Database database) {
    return new ValidationErrors();
  }
}
