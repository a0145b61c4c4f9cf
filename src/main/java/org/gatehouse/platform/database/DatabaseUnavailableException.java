package org.gatehouse.platform.database;

import jakarta.ejb.ApplicationException;

/**
 * The database did not carry out an operation; nothing of it is stored.
 *
 * <p>An application exception, so that an unavailable database does not fill the log with stack
 * traces.
 */
@ApplicationException(rollback = true)
public class DatabaseUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DatabaseUnavailableException(String message) {
    super(message, null, false, false);
  }
}
