package org.gatehouse.audit;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.gatehouse.ledger.LedgerDatabase;

/** The audit trail on a database, and hands that get at it past the service. */
public final class TestTrail {
  static final Actor ADELE = new Actor("user", "t", "o", "a", "Adele Vance", "192.0.2.7", "c-1");

  private final LedgerDatabase database;

  public TestTrail(LedgerDatabase database) {
    this.database = database;
  }

  /** As the container would make them. */
  public static AuditEntries entries(EntityManager entities, LedgerDatabase database) {
    AuditEntries audit = new AuditEntries();
    audit.entities = entities;
    audit.clock = database.clock;
    return audit;
  }

  <T> T in(Function<AuditEntries, T> work) {
    return database.transaction(entities -> work.apply(entries(entities, database)));
  }

  AuditEntry enter(Action action) {
    return in(trail -> trail.append(ADELE, action, Subject.of(UUID.randomUUID())));
  }

  public List<ShownEntry> all() {
    return in(trail -> trail.after(0, 1_000)).stream().map(ShownEntry::of).toList();
  }

  public Verification verification() {
    return verification(null);
  }

  Verification verification(String noted) {
    Optional<Noted> head = Noted.read(noted);
    return Verification.of(
        () -> in(AuditEntries::head),
        (number, most) -> in(trail -> trail.after(number, most)),
        head);
  }

  /** Works on the tables as somebody does who owns them. */
  void tamper(String... statements) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }
}
