package org.gatehouse.records.search;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.gatehouse.invitations.store.InvitationState;
import org.gatehouse.invitations.store.SearchTerm;
import org.gatehouse.platform.text.Guid;
import org.gatehouse.web.validation.CanonicalAddress;
import org.gatehouse.web.validation.DomainName;
import org.gatehouse.web.validation.QueryParameters;
import org.gatehouse.web.validation.RecordedAddress;

/**
 * The filters of a query, combined with <em>and</em>.
 *
 * @param equal columns of the request with the value each must have
 * @param terms what its custom data must have, see {@link SearchTerm}
 * @param from the first moment of arrival, null for no bound
 * @param to the moment of arrival before which it must be, null for no bound
 */
record SearchCriteria(Map<String, String> equal, List<String> terms, Instant from, Instant to) {
  /** How the names begin of filters by custom data. */
  static final String MORE = "more.";

  /** The parameters, but for the keys of {@code more}. */
  static final List<String> NAMES =
      List.of(
          "email", "domain", "requestedBy", "caller", "state", "invitationStatus", "from", "to");

  /** Graph's (resource type invitation, property status). */
  private static final List<String> STATUSES =
      List.of("PendingAcceptance", "Completed", "InProgress", "Error");

  private static final int MAX_KEYS = 10;
  private static final int FIRST_YEAR = 1;
  private static final int LAST_YEAR = 9998;

  private static final String INVITATION = "invitation i";
  private static final String EMAIL = "i.email_canonical";
  private static final String REQUESTED_BY = "i.requested_by_canonical";
  private static final String DOMAIN = "i.email_domain";
  private static final String CALLER = "i.caller_object_id";
  private static final String STATE = "i.state";
  private static final String STATUS = "i.status";

  private static final String BY_TERM =
      "invitation_term t join invitation i"
          + " on i.received_at = t.received_at and i.id = t.invitation_id";

  private static final String ALSO =
      "exists (select 1 from invitation_term a where a.term = ? and a.received_at = t.received_at"
          + " and a.invitation_id = t.invitation_id)";

  /** Adds errors to the parameters, which report them together. */
  static SearchCriteria read(QueryParameters sent) {
    Map<String, String> equal = new TreeMap<>();
    address(sent, "email").ifPresent(is(equal, EMAIL));
    address(sent, "requestedBy").ifPresent(is(equal, REQUESTED_BY));
    domain(sent).ifPresent(is(equal, DOMAIN));
    caller(sent).ifPresent(is(equal, CALLER));
    state(sent).ifPresent(is(equal, STATE));
    status(sent).ifPresent(is(equal, STATUS));
    Instant from = moment(sent, "from");
    Instant to = moment(sent, "to");
    if (from != null && to != null && !from.isBefore(to)) {
      sent.fault("to", "must be later than from");
    }
    return new SearchCriteria(equal, terms(sent), from, to);
  }

  private static Consumer<String> is(Map<String, String> equal, String column) {
    return value -> equal.put(column, value);
  }

  private static Optional<String> address(QueryParameters sent, String name) {
    return sent.text(name)
        .map(
            text -> {
              new RecordedAddress().faults(text).forEach(fault -> sent.fault(name, fault));
              return CanonicalAddress.of(text).text();
            });
  }

  private static Optional<String> domain(QueryParameters sent) {
    return sent.text("domain")
        .map(
            text ->
                DomainName.of(text)
                    .map(DomainName::ascii)
                    .orElseGet(
                        () -> wrong(sent, "domain", "must be a domain name such as example.com")));
  }

  private static Optional<String> caller(QueryParameters sent) {
    return sent.text("caller")
        .map(
            text ->
                Guid.is(text)
                    ? text.toLowerCase(Locale.ROOT)
                    : wrong(
                        sent, "caller", "must be an object id (a GUID), as in caller.objectId"));
  }

  private static Optional<String> state(QueryParameters sent) {
    List<String> words =
        Arrays.stream(InvitationState.values()).map(InvitationState::word).toList();
    return sent.text("state")
        .map(
            text ->
                Arrays.stream(InvitationState.values())
                    .filter(state -> state.word().equals(text))
                    .findFirst()
                    .map(InvitationState::name)
                    .orElseGet(() -> wrong(sent, "state", oneOf(words))));
  }

  private static Optional<String> status(QueryParameters sent) {
    return sent.text("invitationStatus")
        .map(
            text ->
                STATUSES.contains(text) ? text : wrong(sent, "invitationStatus", oneOf(STATUSES)));
  }

  private static String oneOf(List<String> allowed) {
    return "must be one of " + String.join(", ", allowed);
  }

  private static String wrong(QueryParameters sent, String name, String message) {
    sent.fault(name, message);
    return "";
  }

  /**
   * Rounded up to the precision of the database, so that neither bound takes in what it must not.
   * Years are those that sort as text, also after the rounding.
   */
  private static Instant moment(QueryParameters sent, String name) {
    String text = sent.text(name).orElse(null);
    if (text == null) {
      return null;
    }
    try {
      Instant moment = OffsetDateTime.parse(text).toInstant();
      int year = moment.atOffset(ZoneOffset.UTC).getYear();
      if (year >= FIRST_YEAR && year <= LAST_YEAR) {
        return moment.plusNanos(999).truncatedTo(ChronoUnit.MICROS);
      }
    } catch (DateTimeException notAMoment) {
      // reported below, like times outside the calendar
    }
    sent.fault(
        name,
        "must be a date and time with its offset (ISO 8601), in the years 0001 to 9998, such as"
            + " 2026-11-01T00:00:00Z or 2026-11-01T00:00:00+01:00, where an address spells + as"
            + " %2B");
    return null;
  }

  private static List<String> terms(QueryParameters sent) {
    List<String> keys = sent.keys(MORE);
    if (keys.size() > MAX_KEYS) {
      sent.fault("more", "can be asked for by at most " + MAX_KEYS + " keys at once");
    }
    return keys.stream()
        .map(key -> SearchTerm.more(key, sent.text(MORE + key).orElseThrow()))
        .toList();
  }

  SqlCondition selection() {
    List<String> conditions = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    boolean byTerm = !terms.isEmpty();
    for (String term : terms) {
      conditions.add(values.isEmpty() ? "t.term = ?" : ALSO);
      values.add(term);
    }
    equal.forEach(
        (column, value) -> {
          conditions.add(column + " = ?");
          values.add(value);
        });
    String tables = byTerm ? BY_TERM : INVITATION;
    SqlCondition selection =
        new SqlCondition(tables, byTerm, !conditions.isEmpty(), conditions, values);
    if (from != null) {
      selection = selection.from(from);
    }
    return to == null ? selection : selection.before(to);
  }

  /** The same for the same question, whatever the order of its parameters. */
  String fingerprint() {
    return equal
        + terms.stream().sorted().collect(Collectors.joining(" ", "[", "]"))
        + from
        + ".."
        + to;
  }
}
