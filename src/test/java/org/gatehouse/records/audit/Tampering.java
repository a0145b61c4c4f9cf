package org.gatehouse.records.audit;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/**
 * What somebody who owns the tables can do to a trail of five entries, and what every verification
 * must find.
 *
 * @param noted whether only a head shows it that was noted down before
 * @param entries how many entries hold
 */
record Tampering(
    String what, boolean noted, Hands hands, long brokenAt, long entries, String reason) {
  private static final String CHANGED = "was changed after it was entered";
  private static final String UNCHAINED = "does not follow the entry before it";
  private static final String MISSING = "is missing";
  private static final String ADDED =
      "was added: entries are numbered 1, 2, 3 and so on, each number once";
  private static final String NO_HEAD = "is not known, because the trail has no head or several";

  private static final String COLUMNS =
      "entered_at, action, actor_kind, actor_tenant_id, actor_object_id, actor_app_id, actor_name,"
          + " source_address, correlation_id, query, record_ids, record_count, previous_hash, hash";

  /** What is done to a trail. */
  @FunctionalInterface
  interface Hands {
    void on(TestTrail trail) throws SQLException;
  }

  static List<Tampering> all() {
    return Stream.concat(changedColumns(), others()).toList();
  }

  private static Stream<Tampering> changedColumns() {
    return Stream.of(
            "entered_at = '2026-11-22 10:00:00'",
            "entered_at = null",
            "action = 'list'",
            "actor_kind = 'service'",
            "actor_tenant_id = 'another'",
            "actor_object_id = 'another'",
            "actor_app_id = 'another'",
            "actor_name = 'Alex Wilber'",
            "source_address = null",
            "correlation_id = ''",
            "query = 'state=invited'",
            "record_ids = null",
            "record_count = 2",
            "previous_hash = 'a'",
            "previous_hash = null",
            "hash = 'a'",
            "hash = null")
        .map(
            change ->
                found(
                    change,
                    by("update audit_entry set " + change + " where entry_number = 3"),
                    3,
                    2,
                    CHANGED));
  }

  private static Stream<Tampering> others() {
    return Stream.of(
        found(
            "an entry changed together with its hash",
            trail -> {
              trail.tamper("update audit_entry set action = 'list' where entry_number = 3");
              fitHash(trail, 3);
            },
            4,
            3,
            UNCHAINED),
        found(
            "an entry removed",
            by("delete from audit_entry where entry_number = 2"),
            2,
            1,
            MISSING),
        found(
            "the first entry removed",
            by("delete from audit_entry where entry_number = 1"),
            1,
            0,
            MISSING),
        found(
            "an entry removed and its place filled",
            by(
                "delete from audit_entry where entry_number = 2",
                "update audit_entry set entry_number = entry_number - 1 where entry_number > 2",
                "update audit_head set entry_number = 4"),
            2,
            1,
            CHANGED),
        found(
            "two entries in each other's place",
            by(
                "update audit_entry set entry_number = 99 where entry_number = 2",
                "update audit_entry set entry_number = 2 where entry_number = 3",
                "update audit_entry set entry_number = 3 where entry_number = 99"),
            2,
            1,
            CHANGED),
        found("an entry added as number 0", trail -> forge(trail, 0), 0, 0, ADDED),
        found("an entry added as number -7", trail -> forge(trail, -7), -7, 0, ADDED),
        found(
            "an entry added as the lowest number there is",
            trail -> forge(trail, Long.MIN_VALUE),
            Long.MIN_VALUE,
            0,
            ADDED),
        found("an entry there twice", trail -> copy(trail, 3, 3), 3, 3, ADDED),
        found(
            "an entry added behind the last",
            trail -> {
              trail.enter(AuditAction.READ);
              trail.tamper(
                  "update audit_head set entry_number = 5, hash ="
                      + " (select hash from audit_entry where entry_number = 5)");
            },
            6,
            6,
            "is beyond the head, which was set back"),
        found("an entry added far behind the last", trail -> copy(trail, 5, 4711), 6, 5, MISSING),
        found(
            "the last entries removed",
            by("delete from audit_entry where entry_number > 3"),
            4,
            3,
            "is missing, with all after it up to the head"),
        found(
            "all entries removed",
            by("delete from audit_entry"),
            1,
            0,
            "is missing, with all after it up to the head"),
        found(
            "the head set back",
            by(
                "update audit_head set entry_number = 3, hash ="
                    + " (select hash from audit_entry where entry_number = 3)"),
            4,
            5,
            "is beyond the head, which was set back"),
        found(
            "the head naming another hash",
            by("update audit_head set hash = 'a'"),
            5,
            4,
            "is not the one that the head names"),
        found("the head removed", by("delete from audit_head"), 1, 0, NO_HEAD),
        found(
            "a second head",
            by("insert into audit_head select 2, entry_number, hash from audit_head"),
            1,
            0,
            NO_HEAD),
        foundByANotedHead(
            "the last entries removed and the head set back",
            by(
                "delete from audit_entry where entry_number > 3",
                "update audit_head set entry_number = 3, hash ="
                    + " (select hash from audit_entry where entry_number = 3)"),
            4,
            3,
            "is missing, with all after it up to the checkpoint"),
        foundByANotedHead(
            "the trail written anew",
            trail -> {
              trail.begin(0);
              for (int entry = 0; entry < 6; entry++) {
                trail.enter(AuditAction.LIST);
              }
            },
            5,
            4,
            "is not the one that the checkpoint names"));
  }

  private static Tampering found(
      String what, Hands hands, long brokenAt, long entries, String reason) {
    return new Tampering(what, false, hands, brokenAt, entries, reason);
  }

  private static Tampering foundByANotedHead(
      String what, Hands hands, long brokenAt, long entries, String reason) {
    return new Tampering(what, true, hands, brokenAt, entries, reason);
  }

  private static Hands by(String... statements) {
    return trail -> trail.tamper(statements);
  }

  /** As it would have been entered: with a hash that fits its parts. */
  private static void forge(TestTrail trail, long number) throws SQLException {
    copy(trail, 5, number);
    trail.tamper("update audit_entry set previous_hash = 'forged' where entry_number = " + number);
    fitHash(trail, number);
  }

  private static void copy(TestTrail trail, long from, long to) throws SQLException {
    trail.tamper(
        "insert into audit_entry (entry_number, "
            + COLUMNS
            + ") select "
            + (to == Long.MIN_VALUE ? "-9223372036854775807 - 1" : Long.toString(to))
            + ", "
            + COLUMNS
            + " from audit_entry where entry_number = "
            + from);
  }

  private static void fitHash(TestTrail trail, long number) throws SQLException {
    String fitting = trail.in(entries -> entries.from(number, 1)).get(0).computedHash();
    trail.tamper("update audit_entry set hash = '" + fitting + "' where entry_number = " + number);
  }

  @Override
  public String toString() {
    return what;
  }
}
