package org.gatehouse.ledger;

import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;

/**
 * Turns what JPA providers throw into the two failures that the other rooms know.
 *
 * <p>Providers differ in the exception for a violated constraint, so SQLSTATE decides: class 23 is
 * an integrity violation, class 40 a transaction rolled back for the sake of another (ISO 9075).
 */
public class DatabaseFailures {
  private static final System.Logger LOG = System.getLogger(DatabaseFailures.class.getName());

  @AroundInvoke
  public Object translate(InvocationContext method) throws Exception {
    try {
      return method.proceed();
    } catch (PersistenceException failure) {
      if (isConflict(failure)) {
        throw new LedgerConflict();
      }
      String said = Texts.oneLine(root(failure).toString(), 300);
      LOG.log(System.Logger.Level.DEBUG, "The database refused: {0}", said);
      throw new LedgerUnavailable(said);
    }
  }

  static boolean isConflict(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OptimisticLockException) {
        return true;
      }
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState().startsWith("23") || sql.getSQLState().startsWith("40");
      }
    }
    return false;
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root;
  }
}
