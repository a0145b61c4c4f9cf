package org.gatehouse.records.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.gatehouse.invitations.store.SearchTerm;
import org.gatehouse.platform.database.UtcTimestampConverter;
import org.gatehouse.web.errors.ApiException;
import org.gatehouse.web.errors.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvitationQueryTest {
  private static final Cursor PLACE =
      new Cursor(
          Instant.parse("2026-11-24T10:00:00.000001Z"), "0b8cde0a-3c7c-4f0e-9d0b-0f8f6a1f5b1e");

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "email       | John_Doe@Example.com          | i.email_canonical = ?    |"
            + " john_doe@example.com",
        "email       | Ju\u0308rgen@Bu\u0308cher.de      | i.email_canonical = ?    |"
            + " jürgen@xn--bcher-kva.de",
        "email       | jürgen@XN--BCHER-KVA.de       | i.email_canonical = ?    |"
            + " jürgen@xn--bcher-kva.de",
        "email       | j'%h\"n@straße.de             | i.email_canonical = ?    |"
            + " j'%h\"n@straße.de",
        "domain      | EXAMPLE.com                   | i.email_domain = ?       | example.com",
        "domain      | münchen.de                    | i.email_domain = ?       |"
            + " xn--mnchen-3ya.de",
        "requestedBy | O'Hara@Contoso.com            | i.requested_by_canonical = ? |"
            + " o'hara@contoso.com",
        "requestedBy | Adele Vance@Contoso           | i.requested_by_canonical = ? | adele"
            + " vance@contoso",
        "caller      | 0B8CDE0A-3C7C-4F0E-9D0B-0F8F6A1F5B1E | i.caller_object_id = ?"
            + " | 0b8cde0a-3c7c-4f0e-9d0b-0f8f6a1f5b1e",
        "state       | inProgress                      | i.state = ?              | IN_PROGRESS",
        "invitationStatus | Completed                     | i.status = ?             | Completed",
        "from        | 2026-11-01T00:00:00+01:00     | i.received_at >= ?"
            + " | 2026-10-31T23:00:00.000000Z",
        "to          | 2026-11-01T00:00:00.0000001Z  | i.received_at < ?"
            + " | 2026-11-01T00:00:00.000001Z"
      })
  void aFilterIsOneConditionWithItsValueBesideIt(
      String name, String sent, String condition, String value) {
    SqlCondition selection = page(name, sent).filters().selection();
    assertEquals(List.of(condition), selection.conditions());
    assertEquals(value, text(selection.values()));
  }

  /** Of the only value. */
  private static String text(List<Object> values) {
    assertEquals(1, values.size());
    return values.get(0) instanceof Instant moment
        ? UtcTimestampConverter.text(moment)
        : (String) values.get(0);
  }

  @Test
  void filtersAreJoinedByAnd() {
    SqlCondition selection =
        page("state", "invited", "invitationStatus", "Completed").filters().selection();
    assertEquals(" from invitation i where i.state = ? and i.status = ?", selection.text());
    assertEquals(List.of("INVITED", "Completed"), selection.values());
  }

  @Test
  void customDataIsFoundByItsTermWhateverItSays() {
    String injection = "x' or '1'='1\";--$.a[*]\u0000";
    SqlCondition selection = page("more." + injection, injection).filters().selection();
    assertEquals(List.of("t.term = ?"), selection.conditions());
    assertEquals(List.of(SearchTerm.more(injection, injection)), selection.values());
  }

  @Test
  void byAFilterTheNewestAreChosenBeforeTheirColumnsAreRead() {
    SqlCondition byState = page("state", "invited").filters().selection();
    assertEquals(
        "select i.more from (select i.received_at as received_at, i.id as id"
            + byState.text()
            + " order by i.received_at desc, i.id desc fetch first 5 rows only)"
            + " n join invitation i on i.received_at = n.received_at and i.id = n.id"
            + " order by n.received_at desc, n.id desc",
        byState.newest("i.more", 5));
    SqlCondition byTerm = page("more.a", "1").filters().selection();
    assertEquals(
        "select i.more from (select t.received_at as received_at, t.invitation_id as id"
            + byTerm.text()
            + " order by t.received_at desc, t.invitation_id desc fetch first 5 rows only)"
            + " n join invitation i on i.received_at = n.received_at and i.id = n.id"
            + " order by n.received_at desc, n.id desc",
        byTerm.newest("i.more", 5));
  }

  @Test
  void byTheTimeAloneColumnsAreReadOnTheWay() {
    SqlCondition since = page("from", "2026-11-01T00:00:00Z").filters().selection();
    assertEquals(
        "select i.more"
            + since.text()
            + " order by i.received_at desc, i.id desc fetch first 5 rows only",
        since.newest("i.more", 5));
  }

  @Test
  void severalKeysMustAllBeThere() {
    SqlCondition selection =
        page("more.a", "1", "more.b", "2", "state", "failed").filters().selection();
    assertEquals(
        List.of(SearchTerm.more("a", "1"), SearchTerm.more("b", "2"), "FAILED"),
        selection.values());
    assertEquals(3, selection.text().chars().filter(c -> c == '?').count());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "email       | john                      | an e-mail address",
        "email       | @example.com              | an e-mail address",
        "email       | jo\u0000hn@example.com     | U+0000",
        "domain      | example                   | a domain name such as example.com",
        "domain      | %.example.com             | a domain name such as example.com",
        "requestedBy | nobody                    | an e-mail address",
        "caller      | x' or 1=1                 | a GUID",
        "state       | INVITED                   | received, inProgress, invited, refused, failed",
        "invitationStatus | completed                 | PendingAcceptance, Completed, InProgress,"
            + " Error",
        "from        | 2026-11-01                | with its offset",
        "from        | 2026-11-01T00:00:00       | with its offset",
        "to          | 2026-11-01T00:00:00 01:00 | spells + as %2B",
        "to          | +12026-01-01T00:00:00Z    | with its offset",
        "from        | -999999999-01-01T00:00:00+18:00 | in the years 0001 to 9998",
        "to          | +999999999-12-31T23:59:59.999999999-18:00 | in the years 0001 to 9998",
        "from        | 0000-12-31T23:59:59Z      | in the years 0001 to 9998",
        "from        | 0001-01-01T00:00:00+01:00 | in the years 0001 to 9998",
        "to          | 9999-01-01T00:00:00Z      | in the years 0001 to 9998",
        "to          | 9998-12-31T23:59:59-01:00 | in the years 0001 to 9998",
        "limit       | 0                         | from 1 to 500",
        "limit       | 501                       | from 1 to 500",
        "limit       | ten                       | from 1 to 500",
        "limit       | 99999999999               | from 1 to 500",
        "sort        | receivedAt                | -receivedAt only",
        "after       | nonsense                  | take the address in next",
        "after       | ####                      | take the address in next",
        "Email       | a@example.com             | is not known here; allowed are email, domain",
        "more        | 4711                      | more.KEY",
        "offset      | 5                         | sort, limit, after"
      })
  void whatIsWrongIsToldWithWhatIsAllowed(String name, String sent, String message) {
    ApiException refusal = assertThrows(ApiException.class, () -> page(name, sent));
    assertEquals(400, refusal.status());
    assertEquals(name, refusal.faults().get(0).field());
    assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
  }

  @Test
  void everyFaultIsToldAtOnce() {
    ApiException refusal =
        assertThrows(
            ApiException.class,
            () -> page("state", "gone", "limit", "0", "from", "today", "x", "1"));
    assertEquals(
        List.of("from", "limit", "state", "x"),
        refusal.faults().stream().map(FieldError::field).toList());
  }

  @Test
  void aParameterCountsOnce() {
    ApiException refusal =
        assertThrows(
            ApiException.class,
            () -> InvitationQuery.page(Map.of("state", List.of("failed", "invited"))));
    assertEquals("state must be given once only.", refusal.getMessage());
  }

  @Test
  void anEmptySpanOfTimeIsRefused() {
    assertThrows(
        ApiException.class,
        () -> page("from", "2026-11-01T00:00:00Z", "to", "2026-11-01T01:00:00+01:00"));
  }

  @Test
  void elevenKeysAreTooMany() {
    String[] keys =
        IntStream.range(0, 11)
            .boxed()
            .flatMap(i -> List.of("more.k" + i, "v").stream())
            .toArray(String[]::new);
    assertThrows(ApiException.class, () -> page(keys));
  }

  // Pages

  @Test
  void theUsualPageBeginsAtTheNewestAndHasFifty() {
    InvitationQuery question = page();
    assertEquals(50, question.limit());
    assertNull(question.behind());
  }

  @Test
  void aMarkLeadsBackToItsPlaceUnderItsOwnFilters() {
    String filters = page("state", "failed", "domain", "example.com").filters().fingerprint();
    String mark = PLACE.mark(filters);
    assertEquals(PLACE, page("domain", "example.com", "state", "failed", "after", mark).behind());
    assertThrows(ApiException.class, () -> page("state", "failed", "after", mark));
    assertThrows(ApiException.class, () -> page("after", mark));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 40, 70, 105})
  void aMarkWithAnotherLetterIsBroken(int position) {
    StringBuilder mark = new StringBuilder(PLACE.mark(page().filters().fingerprint()));
    mark.setCharAt(position, mark.charAt(position) == 'A' ? 'B' : 'A');
    assertThrows(ApiException.class, () -> page("after", mark.toString()));
  }

  @Test
  void whatComesBehindAPlaceIsOlderOrAsOldWithALesserId() {
    SqlCondition behind = page().filters().selection().behind(PLACE);
    assertEquals(
        " from invitation i where i.received_at <= ? and (i.received_at < ? or i.id < ?)",
        behind.text());
    assertEquals(List.of(PLACE.receivedAt(), PLACE.receivedAt(), PLACE.id()), behind.values());
  }

  // Exports and figures

  @Test
  void anExportHasNoPages() {
    assertThrows(ApiException.class, () -> InvitationQuery.export(Map.of("limit", List.of("5"))));
    assertThrows(ApiException.class, () -> InvitationQuery.export(Map.of("after", List.of("x"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "year", "day,week", "month,month", "domain,", "i.state", "Month"})
  void figuresAreByKnownGroupsOnly(String by) {
    ApiException refusal =
        assertThrows(ApiException.class, () -> InvitationQuery.summary(Map.of("by", List.of(by))));
    assertTrue(
        refusal.getMessage().contains("day, week, month, domain, requestedBy, caller, state"),
        refusal.getMessage());
  }

  @Test
  void whatFiguresAreByIsToldOnceHoweverOftenItIsWrong() {
    List<String> by = List.of("day,".repeat(3_000));
    ApiException refusal =
        assertThrows(ApiException.class, () -> InvitationQuery.summary(Map.of("by", by)));
    assertEquals(1, refusal.faults().size());
    assertTrue(refusal.getMessage().length() < 300, refusal.getMessage());
  }

  @Test
  void figuresAreInTheOrderAskedFor() {
    assertEquals(
        List.of(GroupBy.STATE, GroupBy.MONTH, GroupBy.DOMAIN),
        InvitationQuery.summary(Map.of("by", List.of("state,month,domain"))).figures().by());
  }

  @ParameterizedTest
  @CsvSource({
    "0001-01-01T00:00:00Z, 0001-01-01T00:00:00.000000Z",
    "9998-12-31T23:59:59.999999999Z, 9999-01-01T00:00:00.000000Z"
  })
  void theFirstAndTheLastMomentOfTheCalendarSortAsText(String sent, String stored) {
    assertEquals(stored, text(page("to", sent).filters().selection().values()));
  }

  @ParameterizedTest
  @CsvSource({"2026-11-24, 2026-W48", "2027-01-03, 2026-W53", "2024-12-30, 2025-W01"})
  void aWeekIsThatOfIso8601(String day, String week) {
    assertEquals(week, Period.WEEK.told(Period.WEEK.first(LocalDate.parse(day))));
  }

  /** Names and values in turn. */
  private static InvitationQuery page(String... query) {
    Map<String, List<String>> sent = new TreeMap<>();
    for (int i = 0; i < query.length; i += 2) {
      sent.put(query[i], List.of(query[i + 1]));
    }
    return InvitationQuery.page(sent);
  }
}
