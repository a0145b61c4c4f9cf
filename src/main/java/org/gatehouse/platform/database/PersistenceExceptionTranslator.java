package org.gatehouse.platform.database;

import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import org.gatehouse.platform.text.SafeText;

/**
 * Translates exceptions of JPA providers into the two that callers handle.
 *
 * <p>Providers differ in the exception for a violated constraint, so SQLSTATE decides.
 */
public class PersistenceExceptionTranslator {
  /** A unique constraint is violated; the same on Derby and PostgreSQL. */
  private static final String UNIQUE = "23505";

  /** A transaction was rolled back for the sake of another (ISO 9075, class 40). */
  private static final String ROLLED_BACK = "40";

  @AroundInvoke
  public Object translate(InvocationContext method) throws Exception {
    try {
      return method.proceed();
    } catch (PersistenceException failure) {
      if (isConflict(failure)) {
        throw new DatabaseConflictException();
      }
      String said = SafeText.oneLine(root(failure).toString(), 300);
      throw new DatabaseUnavailableException(said);
    }
  }

  static boolean isConflict(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OptimisticLockException) {
        return true;
      }
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return UNIQUE.equals(sql.getSQLState()) || sql.getSQLState().startsWith(ROLLED_BACK);
      }
    }
    return false;
  }

  /** What first went wrong. */
  static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root;
  }
}
