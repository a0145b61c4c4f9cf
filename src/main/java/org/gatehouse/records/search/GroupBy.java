package org.gatehouse.records.search;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.gatehouse.invitations.store.InvitationState;

/** The groupings of a summary: a period, or a column. */
enum GroupBy {
  DAY("day", Period.DAY),
  WEEK("week", Period.WEEK),
  MONTH("month", Period.MONTH),
  DOMAIN("domain", "i.email_domain", domain -> domain),
  REQUESTED_BY("requestedBy", "i.requested_by_canonical", address -> address),
  CALLER("caller", "i.caller_object_id", caller -> caller),
  STATE("state", "i.state", state -> InvitationState.valueOf(state).word());

  private final String word;
  private final Period period;
  private final String column;
  private final UnaryOperator<String> spelling;

  GroupBy(String word, Period period) {
    this.word = word;
    this.period = period;
    this.column = null;
    this.spelling = told -> told;
  }

  GroupBy(String word, String column, UnaryOperator<String> spelling) {
    this.word = word;
    this.period = null;
    this.column = column;
    this.spelling = spelling;
  }

  /** The one that a caller names by this word; none when there is none. */
  static Stream<GroupBy> of(String word) {
    return Arrays.stream(values()).filter(grouping -> grouping.word.equals(word));
  }

  String word() {
    return word;
  }

  Optional<Period> period() {
    return Optional.ofNullable(period);
  }

  Optional<String> column() {
    return Optional.ofNullable(column);
  }

  /** A value of the column as in the API; null stays null. */
  String told(String value) {
    return value == null ? null : spelling.apply(value);
  }
}
