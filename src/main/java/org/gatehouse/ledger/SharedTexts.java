package org.gatehouse.ledger;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.function.UnaryOperator;

/** Changes what all nodes keep together, one node at a time. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@Interceptors(DatabaseFailures.class)
public class SharedTexts {
  @PersistenceContext EntityManager entities;
  @EJB Schema schema;

  /** Whether other nodes may use the same database. */
  public boolean areShared() {
    return !schema.isEmbedded();
  }

  /**
   * Replaces a text by what becomes of it, while everyone else waits.
   *
   * @param change is given null when there is no content yet
   * @throws LedgerUnavailable when the database does not answer
   */
  public void change(String name, UnaryOperator<String> change) {
    entities.find(SharedText.class, name, LockModeType.PESSIMISTIC_WRITE).change(change);
    entities.flush();
  }
}
