package org.gatehouse.platform.database;

import jakarta.ejb.ApplicationException;

/**
 * The database did not take or give what it was asked; nothing of the attempt is stored.
 *
 * <p>An application exception, so that a database that is down does not fill the log with stacks.
 */
@ApplicationException(rollback = true)
public class DatabaseUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DatabaseUnavailableException(String message) {
    super(message, null, false, false);
  }
}
