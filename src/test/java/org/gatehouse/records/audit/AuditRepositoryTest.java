package org.gatehouse.records.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.gatehouse.invitations.store.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AuditRepositoryTest {
  private static TestDatabase database;
  private static TestTrail trail;
  private static String guards;

  @BeforeAll
  static void create() throws SQLException {
    database = new TestDatabase("audit-test");
    trail = new TestTrail(database);
    trail.enter(AuditAction.READ);
    guards = refusalOf("update audit_entry set action = 'list'");
    guards += refusalOf("delete from audit_entry");
    guards += refusalOf(TestTrail.ENTRY_ZERO);
    trail.removeGuards();
  }

  private static String refusalOf(String change) {
    return assertThrows(SQLException.class, () -> trail.tamper(change)).getMessage();
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  @BeforeEach
  void fiveEntries() throws SQLException {
    trail.begin(5);
  }

  @Test
  void whatIsEnteredIsReadBackInOrder() {
    UUID id = UUID.randomUUID();
    trail.in(entries -> entries.append(TestTrail.ADELE, AuditAction.READ_LINK, AuditTarget.of(id)));
    List<AuditEntry> newest = trail.in(entries -> entries.before(Long.MAX_VALUE, 2));
    assertEquals(List.of(6L, 5L), newest.stream().map(AuditEntry::number).toList());
    assertEquals("readLink", newest.get(0).action());
    assertEquals("2026-11-23T10:00:00.000000Z", newest.get(0).at());
    assertEquals(TestTrail.ADELE, newest.get(0).actor());
    assertEquals(AuditTarget.of(id), newest.get(0).subject());
    assertEquals(newest.get(1).hash(), newest.get(0).previousHash());
  }

  @Test
  void anUntouchedTrailIsWhole() throws SQLException {
    Verification whole = trail.verification();
    assertTrue(whole.intact(), whole.toString());
    assertEquals(5, whole.entries());
    assertEquals("5:" + trail.all().get(4).hash(), whole.head());
    assertEquals(whole, trail.verification(whole.head()));
    assertEquals(whole, trail.verification(whole.head(), 2));
    assertNull(trail.verificationByTheProgram(whole.head()));
  }

  @Test
  void anEmptyTrailIsWhole() throws SQLException {
    trail.begin(0);
    assertNull(trail.verificationByTheProgram(null));
    assertEquals(
        new Verification(true, 0, "0:" + AuditHead.BEGINNING, null, null), trail.verification());
  }

  @ParameterizedTest
  @MethodSource("org.gatehouse.records.audit.Tampering#all")
  void everyTamperingIsFoundByTheServiceAndByTheProgram(Tampering tampering) throws SQLException {
    trail.assertFound(tampering);
  }

  @Test
  void anEntryThatIsThereTwiceIsFoundWhereAPageEndsBetweenTheTwo() throws SQLException {
    trail.tamper("insert into audit_entry select * from audit_entry where entry_number = 4");
    Verification found = trail.verification(null, 2);
    assertFalse(found.intact());
    assertEquals("begins a trail of 6 entries that ends with number 5", found.reason());
  }

  @Test
  void theDatabaseRefusesToChangeOrDeleteEntriesAndToAddOneBelowTheFirst() {
    assertTrue(guards.matches("(?is).*only_grows.*only_grows.*audit_entry_number_ck.*"), guards);
  }
}
