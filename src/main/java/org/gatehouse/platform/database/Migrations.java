package org.gatehouse.platform.database;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.Location;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.flywaydb.core.internal.resource.classpath.ClassPathResource;
import org.gatehouse.platform.config.StartupException;

/** The migrations of one kind of database, applied by Flyway. */
public final class Migrations implements ResourceProvider {
  /** In order of their versions, for every kind of database. Flyway cannot list WildFly's VFS. */
  static final List<String> SCRIPTS = List.of("V1__baseline.sql");

  private static final String APPLIED =
      """
      select "script" from "flyway_schema_history" where "type" = 'SQL' and "success"
      """;

  /** One a second: how long a node waits for another one that applies scripts. */
  private static final int LOCK_ATTEMPTS = 300;

  private final ClassLoader loader = Migrations.class.getClassLoader();
  private final String folder;

  /**
   * @param kind the folder below {@code db/migration}
   */
  public Migrations(String kind) {
    this.folder = "db/migration/" + kind;
  }

  /**
   * Applies the scripts that are missing, one node at a time.
   *
   * @return false when none was missing
   * @throws StartupException when the database has scripts of a newer version
   * @throws SQLException when the database does not answer
   */
  public boolean applyTo(DataSource database) throws SQLException {
    List<String> applied = applied(database);
    if (!SCRIPTS.containsAll(applied)) {
      throw StartupException.because(
          "the database's tables are those of a newer version; run that version or a newer one.");
    }
    if (applied.size() == SCRIPTS.size()) {
      // Loading Flyway would take more than a second of processor time.
      return false;
    }
    Flyway.configure(loader)
        .loggers(FlywayLog.class.getName())
        .dataSource(database)
        .locations(new String[0])
        .resourceProvider(this)
        .javaMigrationClassProvider(List::of)
        .placeholderReplacement(false)
        .lockRetryCount(LOCK_ATTEMPTS)
        // A lock by transaction would end where PostgreSQL ends transactions that sit idle.
        .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
        .load()
        .migrate();
    return true;
  }

  private static List<String> applied(DataSource database) throws SQLException {
    List<String> scripts = new ArrayList<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      try (ResultSet script = statement.executeQuery(APPLIED)) {
        while (script.next()) {
          scripts.add(script.getString(1));
        }
      } catch (SQLException noTables) {
        return List.of();
      }
    }
    return scripts;
  }

  @Override
  public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
    return prefix.equals("V") ? SCRIPTS.stream().map(this::script).toList() : List.of();
  }

  private LoadableResource script(String name) {
    return new ClassPathResource(
        Location.fromPath("classpath:", folder),
        folder + "/" + name,
        loader,
        StandardCharsets.UTF_8);
  }

  /** Answers null: Flyway looks for settings beside a script, and there are none. */
  @Override
  public LoadableResource getResource(String name) {
    return null;
  }
}
