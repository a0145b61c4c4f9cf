package org.gatehouse.platform.database;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.lockservice.LockServiceFactory;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.gatehouse.platform.config.StartupException;

/** Brings the database to the form that this WAR knows, before the first request. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SchemaMigration {
  private static final System.Logger LOG = System.getLogger(SchemaMigration.class.getName());

  /**
   * Held, or its level would be collected with it. Liquibase tells at INFO, with stacks, which of
   * its changes lack a library that the WAR leaves out on purpose.
   */
  private static final Logger LIQUIBASE = Logger.getLogger("liquibase");

  private static final String CHANGELOG = "META-INF/db/changelog.xml";

  @Resource(name = "jdbc/gatehouse")
  public DataSource dataSource;

  private boolean embedded;

  /** Whether the database is this server's alone. */
  public boolean isEmbedded() {
    return embedded;
  }

  @PostConstruct
  public void bringUpToDate() {
    try (Connection connection = dataSource.getConnection()) {
      embedded = connection.getMetaData().getDatabaseProductName().contains("Derby");
      AppliedChangelog known = new AppliedChangelog(changelog());
      if (!known.isIn(connection)) {
        update(connection, known);
      }
    } catch (SQLException unreachable) {
      throw StartupException.because(
          "the database does not answer ("
              + Texts.oneLine(unreachable.getMessage(), 200)
              + "); check GATEHOUSE_DB_URL, GATEHOUSE_DB_USER and GATEHOUSE_DB_PASSWORD, or"
              + " GATEHOUSE_DATA for the embedded database.");
    } catch (StartupException said) {
      throw said;
    } catch (Exception refused) {
      throw StartupException.because(
          "the database's tables cannot be brought up to date ("
              + Texts.oneLine(root(refused).getMessage(), 300)
              + ").");
    }
  }

  private void update(Connection connection, AppliedChangelog known) throws Exception {
    LIQUIBASE.setLevel(Level.WARNING);
    Scope.child(
        Map.of(
            Scope.Attr.classLoader.name(),
            SchemaMigration.class.getClassLoader(),
            Scope.Attr.ui.name(),
            new LoggerUIService()),
        () -> {
          Database database =
              DatabaseFactory.getInstance()
                  .findCorrectDatabaseImplementation(new JdbcConnection(connection));
          if (embedded) {
            updateAlone(connection, database, known);
          } else {
            // The first look has opened a transaction, in which nobody should wait.
            database.rollback();
            SchemaTurn turn = SchemaTurn.await(dataSource);
            try {
              updateAlone(connection, database, known);
            } finally {
              turn.end();
            }
          }
          // Liquibase leaves the transaction of its last look open.
          database.rollback();
        });
  }

  private void updateAlone(Connection connection, Database database, AppliedChangelog known)
      throws LiquibaseException, SQLException {
    // Nobody else is at it, so a lock in the database is a killed server's.
    LockServiceFactory.getInstance().getLockService(database).forceReleaseLock();
    Liquibase liquibase =
        new Liquibase(
            CHANGELOG,
            new ClassLoaderResourceAccessor(SchemaMigration.class.getClassLoader()),
            database);
    if (!liquibase.listUnexpectedChangeSets(new Contexts(), new LabelExpression()).isEmpty()) {
      throw StartupException.because(
          "the database's tables are those of a newer version; run that version or a newer one.");
    }
    liquibase.setShowSummary(UpdateSummaryEnum.OFF);
    liquibase.update(new Contexts());
    // On the same connection: Payara lends a second one without autocommit, and forgets it.
    known.note(connection);
    connection.commit();
    LOG.log(System.Logger.Level.INFO, "The tables in the database are those of this version now");
  }

  private static InputStream changelog() {
    return SchemaMigration.class.getClassLoader().getResourceAsStream(CHANGELOG);
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root;
  }
}
