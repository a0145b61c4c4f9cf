package org.gatehouse.records.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.gatehouse.invitations.store.TestDatabase;

/** The audit trail on a database, and hands that get at it past the service. */
public final class TestTrail {
  static final Actor ADELE = new Actor("user", "t", "o", "a", "Adele Vance", "192.0.2.7", "c-1");

  /** What the tables refuse: an entry below the first. */
  static final String ENTRY_ZERO =
      "insert into audit_entry (entry_number, entered_at, action, actor_kind, previous_hash, hash)"
          + " values (0, '2026-11-23 10:00:00', 'read', 'user', 'a', 'b')";

  private final TestDatabase database;

  public TestTrail(TestDatabase database) {
    this.database = database;
  }

  /** As the container would make them. */
  public static AuditRepository entries(EntityManager entities, TestDatabase database) {
    AuditRepository audit = new AuditRepository();
    audit.entities = entities;
    audit.clock = database.clock;
    return audit;
  }

  <T> T in(Function<AuditRepository, T> work) {
    return database.transaction(entities -> work.apply(entries(entities, database)));
  }

  AuditEntry enter(AuditAction action) {
    return in(trail -> trail.append(ADELE, action, AuditTarget.of(UUID.randomUUID())));
  }

  public List<AuditEntryView> all() {
    return in(trail -> trail.from(1, 1_000)).stream().map(AuditEntryView::of).toList();
  }

  public Verification verification() {
    return verification(null);
  }

  Verification verification(String noted) {
    return verification(noted, Integer.MAX_VALUE);
  }

  /** As the service verifies it, but with so many entries to a page at most. */
  Verification verification(String noted, int mostToAPage) {
    Optional<Checkpoint> head = Checkpoint.read(noted);
    return Verification.of(
        () -> in(AuditRepository::head),
        (number, max) -> in(trail -> trail.from(number, Math.min(max, mostToAPage))),
        number -> in(trail -> trail.countUpTo(number)),
        head);
  }

  /** What server-config/VerifyAudit.java says of it; null when it is whole. */
  String verificationByTheProgram(String noted) throws SQLException {
    try (Connection connection = database.dataSource().getConnection()) {
      return AuditProgram.read(connection, noted);
    }
  }

  /** Leaves nothing but so many new entries. */
  void begin(int entries) throws SQLException {
    tamper(
        "delete from audit_entry",
        "delete from audit_head",
        "insert into audit_head values (1, 0, '" + AuditHead.BEGINNING + "')");
    for (int entry = 0; entry < entries; entry++) {
      enter(AuditAction.READ);
    }
  }

  /** Takes away what keeps the tables from being tampered with, as their owner can. */
  void removeGuards() throws SQLException {
    boolean derby;
    try (Connection connection = database.dataSource().getConnection()) {
      derby = connection.getMetaData().getDatabaseProductName().contains("Derby");
    }
    if (derby) {
      tamper("drop trigger audit_entry_no_update", "drop trigger audit_entry_no_delete");
    } else {
      tamper("drop trigger audit_entry_only_grows on audit_entry");
    }
    for (String constraint :
        List.of("audit_entry_number_ck", "audit_entry_pk", "audit_entry_previous_uk")) {
      tamper("alter table audit_entry drop constraint " + constraint);
    }
    for (String column : List.of("entered_at", "previous_hash", "hash")) {
      tamper(
          "alter table audit_entry alter column " + column + (derby ? " null" : " drop not null"));
    }
  }

  /** Does it to the five entries and has both verifications look at what is left. */
  void assertFound(Tampering tampering) throws SQLException {
    String noted = verification().head();
    tampering.hands().on(this);
    if (tampering.noted()) {
      assertTrue(verification().intact(), "nothing inside the database shows it");
      assertNull(verificationByTheProgram(null));
    }
    String shown = tampering.noted() ? noted : null;
    Verification found = verification(shown);
    assertEquals(tampering.reason(), found.reason(), tampering.what());
    assertEquals(tampering.brokenAt(), found.brokenAt(), tampering.what());
    assertEquals(tampering.entries(), found.entries(), tampering.what());
    assertFalse(found.intact());
    assertEquals(
        "broken at entry " + tampering.brokenAt() + ", which " + tampering.reason(),
        verificationByTheProgram(shown),
        tampering.what());
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
