package org.gatehouse.ledger;

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

/**
 * Makes the requests of an earlier version searchable, by the same rules as new ones: SQL's {@code
 * lower} depends on the database's locale, and Derby cannot read JSON.
 */
public class SearchUpgrade implements CustomTaskChange {
  /** Rows between two calls, which keep a statement shorter than any time-out. */
  private static final int BATCH = 500;

  private int upgraded;

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
    try (PreparedStatement read =
            connection.prepareStatement(
                "select id, email_address, requested_by, received_at, more from invitation"
                    + " where id > ? order by id fetch first "
                    + BATCH
                    + " rows only");
        PreparedStatement spell =
            connection.prepareStatement(
                "update invitation set email_lower = ?, email_domain = ?, requested_by_lower = ?"
                    + " where id = ?");
        PreparedStatement term =
            connection.prepareStatement(
                "insert into invitation_term (term, received_at, invitation_id)"
                    + " values (?, ?, ?)")) {
      read.setString(1, after);
      try (ResultSet row = read.executeQuery()) {
        while (row.next()) {
          last = row.getString(1);
          spell.setString(1, SearchTerm.address(row.getString(2)));
          spell.setString(2, SearchTerm.domain(row.getString(2)));
          spell.setString(3, SearchTerm.address(row.getString(3)));
          spell.setString(4, last);
          spell.addBatch();
          for (String each : SearchTerm.all(row.getString(5))) {
            term.setString(1, each);
            term.setString(2, row.getString(4));
            term.setString(3, last);
            term.addBatch();
          }
          upgraded++;
        }
      }
      spell.executeBatch();
      term.executeBatch();
    }
    return last;
  }

  @Override
  public String getConfirmationMessage() {
    return upgraded + " requests can be searched";
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
