package org.gatehouse.inquiry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Which requests a statement reads; nothing that a caller sent is part of its text.
 *
 * @param tables what follows {@code from}; the request itself is {@code i}
 * @param receivedAt the column by which the newest comes first
 * @param id the column that decides between equal times
 * @param conditions what follows {@code where}, joined by and
 * @param values one for each question mark of the conditions
 */
record Selection(
    String tables, String receivedAt, String id, List<String> conditions, List<String> values) {
  private static final String MIDNIGHT = "T00:00:00.000000Z";

  /** Only what comes behind the place, newest first; everything for null. */
  Selection behind(Place place) {
    if (place == null) {
      return this;
    }
    // Not (a, b) < (?, ?), which Derby does not know.
    Selection behind = with(receivedAt + " <= ?", place.receivedAt());
    return behind.with(
        "(" + receivedAt + " < ? or " + id + " < ?)", place.receivedAt(), place.id());
  }

  Selection from(LocalDate day) {
    return with(receivedAt + " >= ?", day + MIDNIGHT);
  }

  Selection before(LocalDate day) {
    return with(receivedAt + " < ?", day + MIDNIGHT);
  }

  private Selection with(String condition, String... more) {
    List<String> allConditions = new ArrayList<>(conditions);
    allConditions.add(condition);
    List<String> allValues = new ArrayList<>(values);
    allValues.addAll(List.of(more));
    return new Selection(tables, receivedAt, id, allConditions, allValues);
  }

  /** What ends a statement that reads so many at most. */
  String newestFirst(int most) {
    return " order by " + receivedAt + " desc, " + id + " desc fetch first " + most + " rows only";
  }

  /** The statement from its {@code from} on. */
  String text() {
    String text = " from " + tables;
    return conditions.isEmpty() ? text : text + " where " + String.join(" and ", conditions);
  }
}
