package org.gatehouse.bench.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.gatehouse.platform.database.Migrations;
import org.postgresql.ds.PGSimpleDataSource;

/** A database with the service's tables and many requests in them, before its server starts. */
public final class FullDatabase {
  private static final String URL = "GATEHOUSE_DB_URL";
  private static final String NAME = "full_ledger";

  private final LedgerLoad load;

  public FullDatabase(LedgerLoad load) {
    this.load = load;
  }

  /**
   * Makes one beside an empty one of the same kind.
   *
   * @param empty how a server reaches the empty one; empty itself for Derby
   * @param data the folder of the server that is to use Derby
   * @return how a server reaches the full one
   */
  public Map<String, String> beside(Map<String, String> empty, Path data) throws IOException {
    try {
      return empty.isEmpty() ? derby(data) : postgreSql(empty);
    } catch (SQLException refused) {
      throw new IOException("The ledger could not be filled: " + refused.getMessage(), refused);
    }
  }

  private Map<String, String> derby(Path data) throws SQLException, IOException {
    System.setProperty("derby.stream.error.file", data.resolve("load.log").toString());
    EmbeddedDataSource derby = new EmbeddedDataSource();
    derby.setDatabaseName(data.resolve("gatehouse").toString());
    derby.setCreateDatabase("create");
    new Migrations("derby").applyTo(derby);
    load.into(derby);
    derby.setCreateDatabase(null);
    derby.setShutdownDatabase("shutdown");
    try (Connection never = derby.getConnection()) {
      throw new IOException("Derby did not end: " + never);
    } catch (SQLException ended) {
      return Map.of();
    }
  }

  private Map<String, String> postgreSql(Map<String, String> empty)
      throws SQLException, IOException {
    String url = empty.get(URL);
    String user = empty.get("GATEHOUSE_DB_USER");
    try (Connection connection = DriverManager.getConnection(url, user, "")) {
      run(connection, "create database " + NAME);
    }
    Map<String, String> full = new HashMap<>(empty);
    full.put(URL, url.replaceFirst("[^/]*$", NAME));
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(full.get(URL));
    database.setUser(user);
    new Migrations("postgresql").applyTo(database);
    load.into(database);
    try (Connection connection = database.getConnection()) {
      // What autovacuum has done long since where a ledger has grown over years.
      run(connection, "vacuum analyze");
    }
    return full;
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
