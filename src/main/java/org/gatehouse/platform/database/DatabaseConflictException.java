package org.gatehouse.platform.database;

import jakarta.ejb.ApplicationException;

/** Somebody else wrote the same row first; asking again shows what they wrote. */
@ApplicationException(rollback = true)
public class DatabaseConflictException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DatabaseConflictException() {
    super("written by somebody else first", null, false, false);
  }
}
