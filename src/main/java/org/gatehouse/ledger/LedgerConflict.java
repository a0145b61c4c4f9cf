package org.gatehouse.ledger;

import jakarta.ejb.ApplicationException;

/** Somebody else wrote the same row first; asking again shows what they wrote. */
@ApplicationException(rollback = true)
public class LedgerConflict extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LedgerConflict() {
    super("written by somebody else first", null, false, false);
  }
}
