package org.gatehouse.records.search;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * The SQL conditions of a query; no text of a caller is part of them.
 *
 * @param tables what follows {@code from}; the request itself is {@code i}
 * @param byTerm whether what custom data is found by, {@code t}, is among the tables and leads
 * @param narrowed whether there is a filter besides the time
 * @param conditions what follows {@code where}, joined by and
 * @param values a text or an instant for each question mark of the conditions
 */
record SqlCondition(
    String tables, boolean byTerm, boolean narrowed, List<String> conditions, List<Object> values) {
  /** The column by which the newest comes first. */
  String receivedAt() {
    return byTerm ? "t.received_at" : "i.received_at";
  }

  /** The column that decides between equal times. */
  private String id() {
    return byTerm ? "t.invitation_id" : "i.id";
  }

  /** Only what comes behind the place, newest first; everything for null. */
  SqlCondition behind(Cursor place) {
    if (place == null) {
      return this;
    }
    // Not (a, b) < (?, ?), which Derby does not know.
    SqlCondition behind = with(receivedAt() + " <= ?", place.receivedAt());
    return behind.with(
        "(" + receivedAt() + " < ? or " + id() + " < ?)", place.receivedAt(), place.id());
  }

  SqlCondition from(LocalDate day) {
    return from(midnight(day));
  }

  SqlCondition before(LocalDate day) {
    return before(midnight(day));
  }

  private static Instant midnight(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** Only what came at a moment or later. */
  SqlCondition from(Instant moment) {
    return with(receivedAt() + " >= ?", moment);
  }

  /** Only what came before a moment. */
  SqlCondition before(Instant moment) {
    return with(receivedAt() + " < ?", moment);
  }

  private SqlCondition with(String condition, Object... more) {
    List<String> allConditions = new ArrayList<>(conditions);
    allConditions.add(condition);
    List<Object> allValues = new ArrayList<>(values);
    allValues.addAll(List.of(more));
    return new SqlCondition(tables, byTerm, narrowed, allConditions, allValues);
  }

  /**
   * The statement that reads columns of so many requests at most, newest first.
   *
   * <p>By a filter it goes in two steps, the second for what the first has chosen: the first is
   * then answered by an index alone. Otherwise PostgreSQL goes through all requests from the newest
   * on, and holds each against a filter which it takes for as frequent among them as among all.
   */
  String newest(String columns, int max) {
    if (!narrowed) {
      return "select " + columns + text() + newestFirst(max);
    }
    return "select "
        + columns
        + " from (select "
        + receivedAt()
        + " as received_at, "
        + id()
        + " as id"
        + text()
        + newestFirst(max)
        + ") n join invitation i on i.received_at = n.received_at and i.id = n.id"
        + " order by n.received_at desc, n.id desc";
  }

  private String newestFirst(int max) {
    return " order by "
        + receivedAt()
        + " desc, "
        + id()
        + " desc fetch first "
        + max
        + " rows only";
  }

  /** The statement from its {@code from} on. */
  String text() {
    String text = " from " + tables;
    return conditions.isEmpty() ? text : text + " where " + String.join(" and ", conditions);
  }
}
