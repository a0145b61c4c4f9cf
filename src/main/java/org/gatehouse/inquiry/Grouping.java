package org.gatehouse.inquiry;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.function.UnaryOperator;
import org.gatehouse.ledger.State;

/** By what requests are counted together; periods are those of UTC. */
enum Grouping {
  DAY("day", "substr(i.received_at, 1, 10)", day -> day),
  WEEK("week", "substr(i.received_at, 1, 10)", Grouping::week),
  MONTH("month", "substr(i.received_at, 1, 7)", month -> month),
  DOMAIN("domain", "i.email_domain", domain -> domain),
  REQUESTED_BY("requestedBy", "i.requested_by_lower", address -> address),
  CALLER("caller", "i.caller_object_id", caller -> caller),
  OUTCOME("outcome", "i.state", outcome -> State.valueOf(outcome).word());

  private final String word;
  private final String sql;
  private final UnaryOperator<String> spelling;

  Grouping(String word, String sql, UnaryOperator<String> spelling) {
    this.word = word;
    this.sql = sql;
    this.spelling = spelling;
  }

  String word() {
    return word;
  }

  String sql() {
    return sql;
  }

  boolean isPeriod() {
    return this == DAY || this == WEEK || this == MONTH;
  }

  /** A value of the database as it is told; null stays null. */
  String told(String value) {
    return value == null ? null : spelling.apply(value);
  }

  /** Such as 2026-W48 (ISO 8601): no function of SQL that both databases know tells it. */
  private static String week(String day) {
    LocalDate date = LocalDate.parse(day);
    return "%04d-W%02d"
        .formatted(
            date.get(IsoFields.WEEK_BASED_YEAR), date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }
}
