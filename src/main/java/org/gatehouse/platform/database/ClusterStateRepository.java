package org.gatehouse.platform.database;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.function.UnaryOperator;

/** Changes shared state under the lock of its row. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@Interceptors(PersistenceExceptionTranslator.class)
public class ClusterStateRepository {
  @PersistenceContext EntityManager entities;
  @EJB SchemaMigration schema;

  /** Whether other nodes may use the same database. */
  public boolean areShared() {
    return !schema.isEmbedded();
  }

  /**
   * Replaces a text by what becomes of it, while everyone else waits.
   *
   * @param change is given null when there is no content yet
   * @throws DatabaseUnavailableException when the database does not answer
   */
  public void change(String name, UnaryOperator<String> change) {
    entities.find(ClusterState.class, name, LockModeType.PESSIMISTIC_WRITE).change(change);
    entities.flush();
  }
}
