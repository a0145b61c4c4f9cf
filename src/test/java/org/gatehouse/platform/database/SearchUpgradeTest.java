package org.gatehouse.platform.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.gatehouse.invitations.store.SearchTerm;
import org.junit.jupiter.api.Test;

class SearchUpgradeTest {
  /** Those before there was a search. */
  private static final int FIRST_CHANGE_SETS = 2;

  private final EmbeddedDataSource derby = new EmbeddedDataSource();

  @Test
  void requestsOfAnEarlierVersionAreFoundAfterTheUpgrade() throws Exception {
    System.setProperty("derby.stream.error.file", "target/derby.log");
    derby.setDatabaseName("memory:search-upgrade-test");
    derby.setCreateDatabase("create");
    try (Connection connection = derby.getConnection()) {
      liquibase(connection).update(FIRST_CHANGE_SETS, new Contexts(), new LabelExpression());
    }
    for (int i = 0; i < 1_001; i++) {
      insert(i);
    }
    try (Connection connection = derby.getConnection()) {
      liquibase(connection).update(new Contexts());
    }
    assertEquals(
        List.of("jürgen@xn--mnchen-3ya.de xn--mnchen-3ya.de adele@contoso"),
        texts(
            "select distinct email_canonical || ' ' || email_domain || ' ' ||"
                + " requested_by_canonical from invitation"));
    assertEquals(
        List.of("1000"),
        texts(
            "select i.id from invitation_term t join invitation i on i.id = t.invitation_id"
                + " and i.received_at = t.received_at where t.term = '"
                + SearchTerm.more("number", "1000")
                + "'"));
  }

  private static Liquibase liquibase(Connection connection) throws LiquibaseException {
    Database database =
        DatabaseFactory.getInstance()
            .findCorrectDatabaseImplementation(new JdbcConnection(connection));
    return new Liquibase("META-INF/db/changelog.xml", new ClassLoaderResourceAccessor(), database);
  }

  private void insert(int number) throws SQLException {
    try (Connection connection = derby.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          """
          insert into invitation (id, version, intent, keyed, email_address, send_message,
            requested_by, requested_by_proved, more, state, received_at, attempt, calls,
            calls_before, history)
          values ('%1$d', 1, '%1$d', true, 'Ju\u0308rgen@München.de', true,
            'Adele@Contoso', false, '{"number":%1$d}', 'INVITED',
            '2026-11-24T10:00:00.000000Z', 1, 1, 0, '')
          """
              .formatted(number));
    }
  }

  private List<String> texts(String query) throws SQLException {
    try (Connection connection = derby.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }
}
