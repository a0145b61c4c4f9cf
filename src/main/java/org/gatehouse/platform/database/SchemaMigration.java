package org.gatehouse.platform.database;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.gatehouse.platform.config.StartupException;
import org.gatehouse.platform.text.SafeText;

/** Creates or upgrades the tables at start, before the first request. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SchemaMigration {
  private static final System.Logger LOG = System.getLogger(SchemaMigration.class.getName());

  @Resource(name = "jdbc/gatehouse")
  public DataSource dataSource;

  private boolean embedded;

  /** Whether the database is embedded and has this server only. */
  public boolean isEmbedded() {
    return embedded;
  }

  @PostConstruct
  public void bringUpToDate() {
    try {
      embedded = isDerby();
      if (embedded && !ZoneId.systemDefault().normalized().equals(ZoneOffset.UTC)) {
        // EclipseLink hands Derby, whose timestamps have no zone, the JVM's local time.
        throw StartupException.because(
            "with the embedded database Java must run in UTC; add -Duser.timezone=UTC to its"
                + " options.");
      }
      if (new Migrations(embedded ? "derby" : "postgresql").applyTo(dataSource)) {
        LOG.log(
            System.Logger.Level.INFO, "The tables in the database are those of this version now");
      }
    } catch (SQLException unreachable) {
      throw StartupException.because(
          "the database does not answer ("
              + SafeText.oneLine(unreachable.getMessage(), 200)
              + "); check GATEHOUSE_DB_URL, GATEHOUSE_DB_USER and GATEHOUSE_DB_PASSWORD, or"
              + " GATEHOUSE_DATA for the embedded database.");
    } catch (StartupException said) {
      throw said;
    } catch (RuntimeException refused) {
      throw StartupException.because(
          "the database's tables cannot be brought up to date ("
              + SafeText.oneLine(PersistenceExceptionTranslator.root(refused).getMessage(), 300)
              + ").");
    }
  }

  private boolean isDerby() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return connection.getMetaData().getDatabaseProductName().contains("Derby");
    }
  }
}
