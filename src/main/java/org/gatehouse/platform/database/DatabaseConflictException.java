package org.gatehouse.platform.database;

import jakarta.ejb.ApplicationException;

/** Another transaction wrote the same row first; reading again returns its result. */
@ApplicationException(rollback = true)
public class DatabaseConflictException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DatabaseConflictException() {
    super("written by somebody else first", null, false, false);
  }
}
