package org.gatehouse.erasure;

import jakarta.ejb.EJBException;
import java.util.function.Supplier;
import org.gatehouse.ledger.LedgerConflict;
import org.gatehouse.ledger.LedgerUnavailable;
import org.gatehouse.problem.Refusal;

/** Says what it means for a caller that the database did not take an erasure. */
final class Erasing {
  private Erasing() {}

  static <T> T orRefusal(Supplier<T> erasing) {
    try {
      return erasing.get();
    } catch (LedgerUnavailable | LedgerConflict | EJBException notTaken) {
      throw Refusal.unavailable(
          "The database did not take the erasure, or not all of it; repeat the request.");
    }
  }
}
