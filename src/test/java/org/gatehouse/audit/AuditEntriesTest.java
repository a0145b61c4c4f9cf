package org.gatehouse.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.gatehouse.ledger.LedgerDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditEntriesTest {
  private static LedgerDatabase database;
  private static TestTrail trail;
  private static String guards;

  @BeforeAll
  static void create() throws SQLException {
    database = new LedgerDatabase("audit-test");
    trail = new TestTrail(database);
    trail.enter(Action.READ);
    guards = refusalOf("update audit_entry set action = 'list'");
    guards += refusalOf("delete from audit_entry");
    trail.tamper("drop trigger audit_entry_no_update", "drop trigger audit_entry_no_delete");
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
    trail.tamper(
        "delete from audit_entry",
        "update audit_head set entry_number = 0, hash = '" + AuditHead.BEGINNING + "'");
    for (int entry = 0; entry < 5; entry++) {
      trail.enter(Action.READ);
    }
  }

  @Test
  void whatIsEnteredIsReadBackInOrder() {
    UUID id = UUID.randomUUID();
    trail.in(entries -> entries.append(TestTrail.ADELE, Action.READ_LINK, Subject.of(id)));
    List<AuditEntry> newest = trail.in(entries -> entries.before(Long.MAX_VALUE, 2));
    assertEquals(List.of(6L, 5L), newest.stream().map(AuditEntry::number).toList());
    assertEquals("readLink", newest.get(0).action());
    assertEquals("2026-11-23T10:00:00.000000Z", newest.get(0).at());
    assertEquals(TestTrail.ADELE, newest.get(0).actor());
    assertEquals(Subject.of(id), newest.get(0).subject());
    assertEquals(newest.get(1).hash(), newest.get(0).previousHash());
  }

  @Test
  void anUntouchedTrailIsWhole() {
    Verification whole = trail.verification();
    assertTrue(whole.whole(), whole.toString());
    assertEquals(5, whole.entries());
    assertEquals("5:" + trail.all().get(4).hash(), whole.head());
    assertEquals(whole, trail.verification(whole.head()));
  }

  @Test
  void anEmptyTrailIsWhole() throws SQLException {
    trail.tamper(
        "delete from audit_entry",
        "update audit_head set entry_number = 0, hash = '" + AuditHead.BEGINNING + "'");
    assertEquals(
        new Verification(true, 0, "0:" + AuditHead.BEGINNING, null, null), trail.verification());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "entered_at = '2026-11-22T10:00:00.000000Z'",
        "action = 'list'",
        "actor_kind = 'service'",
        "actor_tenant_id = 'another'",
        "actor_object_id = 'another'",
        "actor_app_id = 'another'",
        "actor_name = 'Alex Wilber'",
        "source_address = null",
        "correlation_id = ''",
        "filters = 'state=invited'",
        "seen = null",
        "records = 2",
        "previous_hash = 'a'",
        "hash = 'a'"
      })
  void aChangedEntryIsFound(String change) throws SQLException {
    trail.tamper("update audit_entry set " + change + " where entry_number = 3");
    assertBroken(3, 2, "was changed after it was entered");
  }

  @Test
  void anEntryChangedTogetherWithItsHashIsFound() throws SQLException {
    AuditEntry third = trail.in(entries -> entries.after(2, 1)).get(0);
    trail.tamper("update audit_entry set action = 'list' where entry_number = 3");
    String fitting = trail.in(entries -> entries.after(2, 1)).get(0).computedHash();
    assertNotEquals(third.hash(), fitting);
    trail.tamper("update audit_entry set hash = '" + fitting + "' where entry_number = 3");
    assertBroken(4, 3, "does not follow the entry before it");
  }

  @Test
  void aRemovedEntryIsFound() throws SQLException {
    trail.tamper("delete from audit_entry where entry_number = 2");
    assertBroken(2, 1, "is missing");
  }

  @Test
  void aRemovedEntryWhosePlaceIsFilledIsFound() throws SQLException {
    trail.tamper(
        "delete from audit_entry where entry_number = 2",
        "update audit_entry set entry_number = entry_number - 1 where entry_number > 2",
        "update audit_head set entry_number = 4");
    assertBroken(2, 1, "was changed after it was entered");
  }

  @Test
  void twoEntriesInEachOthersPlaceAreFound() throws SQLException {
    trail.tamper(
        "update audit_entry set entry_number = 99 where entry_number = 2",
        "update audit_entry set entry_number = 2 where entry_number = 3",
        "update audit_entry set entry_number = 3 where entry_number = 99");
    assertBroken(2, 1, "was changed after it was entered");
  }

  @Test
  void aTrailCutOffAtItsEndIsFoundByTheHead() throws SQLException {
    trail.tamper("delete from audit_entry where entry_number > 3");
    assertBroken(4, 3, "is missing, with all after it up to the head");
  }

  @Test
  void aTrailCutOffTogetherWithItsHeadIsFoundByANotedOne() throws SQLException {
    String noted = trail.verification().head();
    String third = trail.all().get(2).hash();
    trail.tamper(
        "delete from audit_entry where entry_number > 3",
        "update audit_head set entry_number = 3, hash = '" + third + "'");
    assertTrue(trail.verification().whole(), "nothing inside the database shows it");
    Verification broken = trail.verification(noted);
    assertEquals("is missing, with all after it up to the noted one", broken.reason());
    assertEquals(4, broken.brokenAt());
  }

  @Test
  void aTrailWrittenAnewIsFoundByANotedHead() throws SQLException {
    String noted = trail.verification().head();
    trail.tamper(
        "delete from audit_entry",
        "update audit_head set entry_number = 0, hash = '" + AuditHead.BEGINNING + "'");
    for (int entry = 0; entry < 6; entry++) {
      trail.enter(Action.LIST);
    }
    assertTrue(trail.verification().whole());
    assertEquals("is not the one that was noted", trail.verification(noted).reason());
  }

  @Test
  void aHeadSetBackIsFound() throws SQLException {
    String third = trail.all().get(2).hash();
    trail.tamper("update audit_head set entry_number = 3, hash = '" + third + "'");
    assertBroken(4, 5, "is beyond the head, which was set back");
  }

  @Test
  void aHeadThatNamesAnotherHashIsFound() throws SQLException {
    trail.tamper("update audit_head set hash = 'a'");
    assertBroken(5, 4, "is not the one that the head names");
  }

  @Test
  void theDatabaseRefusesToChangeOrDeleteEntries() {
    assertTrue(guards.matches("(?is).*only_grows.*only_grows.*"), guards);
  }

  private static void assertBroken(long at, long entries, String reason) {
    Verification found = trail.verification();
    assertEquals(reason, found.reason());
    assertEquals(at, found.brokenAt());
    assertEquals(entries, found.entries());
    assertTrue(!found.whole());
  }
}
