package org.gatehouse.platform.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import org.gatehouse.invitations.store.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersistenceExceptionTranslatorTest {
  @ParameterizedTest
  @CsvSource({
    "23505, true, unique constraint",
    "40001, true, deadlock or serialization failure",
    "40XL1, true, Derby: no lock within the time",
    "23502, false, null",
    "22001, false, text too long",
    "08006, false, connection lost",
    "XJ040, false, Derby does not start",
    "57P01, false, PostgreSQL is shutting down"
  })
  void theSqlStateTellsAConflictFromATrouble(String state, boolean conflict, String what) {
    SQLException sql = new SQLException(what, state);
    assertEquals(conflict, PersistenceExceptionTranslator.isConflict(wrapped(sql)), what);
  }

  private static RuntimeException wrapped(Exception cause) {
    return new PersistenceException(new RuntimeException(cause));
  }

  @Test
  void aLostRaceIsAConflict() {
    assertThrows(
        DatabaseConflictException.class,
        () ->
            TestDatabase.translated(
                () -> {
                  throw new OptimisticLockException("stale");
                }));
  }

  @Test
  void everythingElseIsADatabaseThatDoesNotAnswer() {
    DatabaseUnavailableException down =
        assertThrows(
            DatabaseUnavailableException.class,
            () ->
                TestDatabase.translated(
                    () -> {
                      throw wrapped(new SQLException("connection\nlost", "08006"));
                    }));
    assertEquals("java.sql.SQLException: connection lost", down.getMessage());
  }
}
