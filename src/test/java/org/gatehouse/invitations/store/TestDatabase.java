package org.gatehouse.invitations.store;

import jakarta.interceptor.InvocationContext;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.gatehouse.SettableClock;
import org.gatehouse.platform.database.PersistenceExceptionTranslator;
import org.gatehouse.platform.database.SchemaMigration;
import org.gatehouse.platform.outbox.Outbox;
import org.gatehouse.platform.telemetry.Metrics;
import org.gatehouse.platform.telemetry.RequestContext;

/** The ledger on a Derby in memory or a PostgreSQL, with the real mapping and the real tables. */
public final class TestDatabase implements AutoCloseable {
  private static final String DERBY_LOG = "derby.stream.error.file";

  public final SettableClock clock = new SettableClock();
  final InvitationStoreSettings settings =
      new InvitationStoreSettings(Duration.ofMinutes(15), Duration.ofSeconds(105));
  private final Outbox outbox = new Outbox(List.of());
  private final SchemaMigration schema = new SchemaMigration();
  private final DataSource dataSource;
  private final EntityManagerFactory factory;

  public TestDatabase(String name) {
    this(derby(name));
  }

  public TestDatabase(DataSource dataSource) {
    this.dataSource = dataSource;
    bringUpToDate();
    factory =
        Persistence.createEntityManagerFactory(
            "ledger",
            Map.of(
                "jakarta.persistence.transactionType",
                "RESOURCE_LOCAL",
                "jakarta.persistence.jtaDataSource",
                "",
                "jakarta.persistence.nonJtaDataSource",
                dataSource,
                "eclipselink.weaving",
                "false"));
  }

  private static DataSource derby(String name) {
    System.setProperty(DERBY_LOG, "target/derby.log");
    EmbeddedDataSource derby = new EmbeddedDataSource();
    derby.setDatabaseName("memory:" + name);
    derby.setCreateDatabase("create");
    return derby;
  }

  public DataSource dataSource() {
    return dataSource;
  }

  /** As a starting server does. */
  public void bringUpToDate() {
    schema.dataSource = dataSource;
    schema.bringUpToDate();
  }

  public <T> T in(Function<InvitationStore, T> transaction) {
    return transaction(entities -> transaction.apply(store(entities)));
  }

  /** As the container would make it. */
  public ErasureRepository erasures(EntityManager entities) {
    ErasureRepository erasures = new ErasureRepository();
    erasures.entities = entities;
    erasures.clock = clock;
    erasures.outbox = outbox;
    return erasures;
  }

  /** As the container would make it. */
  public InvitationStore store(EntityManager entities) {
    InvitationStore store = new InvitationStore();
    store.entities = entities;
    store.clock = clock;
    store.settings = settings;
    store.outbox = outbox;
    store.schema = schema;
    store.metrics = new Metrics(new RequestContext());
    return store;
  }

  /**
   * One transaction, as the container would have it: failures of the method are translated, those
   * of the commit are not.
   */
  public <T> T transaction(Function<EntityManager, T> work) {
    EntityManager entities = factory.createEntityManager();
    try {
      entities.getTransaction().begin();
      T answer = translated(() -> work.apply(entities));
      entities.getTransaction().commit();
      return answer;
    } finally {
      if (entities.getTransaction().isActive()) {
        entities.getTransaction().rollback();
      }
      entities.close();
    }
  }

  /**
   * Rows as the database has them: each column's name with its value as text.
   *
   * @param from what follows {@code from} in a statement
   */
  public List<Map<String, String>> rows(String from) throws SQLException {
    List<Map<String, String>> rows = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("select * from " + from)) {
      while (found.next()) {
        Map<String, String> row = new TreeMap<>();
        for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
          row.put(found.getMetaData().getColumnName(column), found.getString(column));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  public void empty() {
    in(store -> store.entities.createQuery("delete from Invitation").executeUpdate());
  }

  @Override
  public void close() {
    factory.close();
  }

  public static <T> T translated(Callable<T> method) {
    Object[] answer = new Object[1];
    try {
      new PersistenceExceptionTranslator()
          .translate(
              new Invocation() {
                @Override
                public Object proceed() throws Exception {
                  answer[0] = method.call();
                  return null;
                }
              });
    } catch (RuntimeException expected) {
      throw expected;
    } catch (Exception unexpected) {
      throw new AssertionError(unexpected);
    }
    @SuppressWarnings("unchecked")
    T typed = (T) answer[0];
    return typed;
  }

  /** What the interceptor does not look at. */
  private abstract static class Invocation implements InvocationContext {
    @Override
    public Object getTarget() {
      return null;
    }

    @Override
    public Object getTimer() {
      return null;
    }

    @Override
    public Method getMethod() {
      return null;
    }

    @Override
    public Constructor<?> getConstructor() {
      return null;
    }

    @Override
    public Object[] getParameters() {
      return new Object[0];
    }

    @Override
    public void setParameters(Object[] parameters) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, Object> getContextData() {
      return Map.of();
    }
  }
}
