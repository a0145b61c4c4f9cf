package org.gatehouse.platform.database;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;

/**
 * Which changelog the tables were last brought up to, noted in the database itself, so that an
 * ordinary start asks it one question instead of loading Liquibase.
 */
final class AppliedChangelog {
  private final String digest;

  AppliedChangelog(InputStream changelog) throws IOException {
    try (changelog) {
      byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(changelog.readAllBytes());
      this.digest = HexFormat.of().formatHex(sha256);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Answers false also where there are no tables yet. */
  boolean isIn(Connection connection) {
    try (PreparedStatement query =
            connection.prepareStatement("select content from shared_text where name = 'schema'");
        ResultSet noted = query.executeQuery()) {
      return noted.next() && digest.equals(noted.getString(1));
    } catch (SQLException noTables) {
      return false;
    }
  }

  /** To be called by one node at a time. */
  void note(Connection connection) throws SQLException {
    if (write(connection, "update shared_text set content = ? where name = 'schema'") == 0) {
      write(connection, "insert into shared_text (name, content) values ('schema', ?)");
    }
  }

  private int write(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, digest);
      return statement.executeUpdate();
    }
  }
}
