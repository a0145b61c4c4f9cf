package org.gatehouse.records.privacy;

import jakarta.ejb.EJBException;
import java.util.function.Supplier;
import org.gatehouse.platform.database.DatabaseConflictException;
import org.gatehouse.platform.database.DatabaseUnavailableException;
import org.gatehouse.web.errors.ApiException;
import org.gatehouse.web.errors.ErrorCode;

/** Translates failures of the database during an erasure for callers. */
final class ErasureTransaction {
  private ErasureTransaction() {}

  static <T> T orRefusal(Supplier<T> erasing) {
    try {
      return erasing.get();
    } catch (DatabaseUnavailableException | DatabaseConflictException | EJBException notTaken) {
      throw ApiException.of(
          ErrorCode.DATABASE_UNAVAILABLE,
          "The database did not take the erasure, or not all of it; repeat the request.");
    }
  }
}
