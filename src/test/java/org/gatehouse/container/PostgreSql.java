package org.gatehouse.container;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.gatehouse.launch.Server;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL of the test's own on a free loopback port, gone when closed.
 *
 * <p>Runs as root too (in a user namespace, by {@code unshare}), as build machines do.
 */
public final class PostgreSql implements AutoCloseable {
  private static final Path FOLDER = Path.of("target", "postgresql").toAbsolutePath();
  private static final String USER = "postgres";
  private static final Duration START_WITHIN = Duration.ofSeconds(60);

  private final int port;
  private final Path data;
  private EmbeddedPostgres server;

  private PostgreSql(int port, Path data) {
    this.port = port;
    this.data = data;
  }

  public static PostgreSql start() {
    try {
      Files.createDirectories(FOLDER);
      PostgreSql database =
          new PostgreSql(Server.freePort(), Files.createTempDirectory(FOLDER, "data"));
      database.resume();
      return database;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What {@code run.sh} of every server needs to use it. */
  public Map<String, String> environment() {
    return Map.of(
        "GATEHOUSE_DB_KIND",
        "postgresql",
        "GATEHOUSE_DB_URL",
        jdbcUrl(),
        "GATEHOUSE_DB_USER",
        USER,
        "GATEHOUSE_DB_PASSWORD",
        "trusted");
  }

  public Connection connect() throws SQLException {
    return dataSource().getConnection();
  }

  public DataSource dataSource() {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(jdbcUrl());
    dataSource.setUser(USER);
    return dataSource;
  }

  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  /** Ends the process; connections break. The rows stay. */
  public void interrupt() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it again on the same port with the same rows. */
  public void resume() {
    try {
      server =
          EmbeddedPostgres.builder()
              .setPort(port)
              .setOverrideWorkingDirectory(FOLDER.resolve("program").toFile())
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .setPGStartupWait(START_WITHIN)
              .setServerConfig("listen_addresses", "127.0.0.1")
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    interrupt();
    try (Stream<Path> files = Files.walk(data)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
