package org.gatehouse.records.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.gatehouse.bench.ledger.LedgerLoad;
import org.gatehouse.invitations.store.TestDatabase;
import org.gatehouse.platform.telemetry.Metrics;
import org.gatehouse.platform.telemetry.RequestContext;
import org.gatehouse.web.errors.ApiException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against three years of requests, more than two batches of an export. */
class InvitationReaderTest {
  private static final int STORED = 4_100;

  private static final InvitationReader ROWS = new InvitationReader();
  private static TestDatabase database;

  @BeforeAll
  static void load() throws SQLException, IOException {
    database = new TestDatabase("rows-test");
    new LedgerLoad(STORED, 1).into(database.dataSource());
    ROWS.dataSource = database.dataSource();
    ROWS.metrics = new Metrics(new RequestContext());
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  @Test
  void pagesTogetherAreTheWholeListNewestFirst() {
    List<Cursor> seen = new ArrayList<>();
    Cursor behind = null;
    for (List<InvitationRow> page = page(behind); !page.isEmpty(); page = page(behind)) {
      page.forEach(row -> seen.add(row.place()));
      behind = seen.get(seen.size() - 1);
    }
    assertEquals(STORED, seen.stream().distinct().count());
    List<Instant> times = seen.stream().map(Cursor::receivedAt).toList();
    List<Instant> sorted = new ArrayList<>(times);
    sorted.sort(Collections.reverseOrder());
    assertEquals(sorted, times);
  }

  private static List<InvitationRow> page(Cursor behind) {
    return ROWS.page(filters(), behind, 97);
  }

  @Test
  void eachFilterChoosesItsOwn() {
    InvitationRow some = ROWS.page(filters("more.ticket", "REQ0000001"), null, 2).get(0);
    Map<String, Column> exact =
        Map.of(
            "email", Column.EMAIL_ADDRESS,
            "requestedBy", Column.REQUESTED_BY,
            "caller", Column.CALLER_OBJECT_ID,
            "state", Column.STATE);
    exact.forEach(
        (name, column) -> {
          List<InvitationRow> found = ROWS.page(filters(name, some.cell(column)), null, STORED);
          assertTrue(found.stream().allMatch(row -> some.cell(column).equals(row.cell(column))));
          assertTrue(found.size() < STORED && found.contains(find(found, some)), name);
        });
  }

  private static InvitationRow find(List<InvitationRow> found, InvitationRow row) {
    return found.stream()
        .filter(each -> each.place().equals(row.place()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void filtersJoinedByAndChooseWhatAllOfThemChoose() {
    String costCentre = LedgerLoad.costCentre(7);
    long expected =
        ROWS.page(filters("more.costcentre", costCentre), null, STORED).stream()
            .filter(row -> row.cell(Column.STATE).equals("invited"))
            .filter(row -> row.cell(Column.RECEIVED_AT).compareTo("2024-01-01") > 0)
            .count();
    List<InvitationRow> found =
        ROWS.page(
            filters(
                "more.costcentre", costCentre, "state", "invited", "from", "2024-01-01T00:00:00Z"),
            null,
            STORED);
    assertEquals(expected, found.size());
    assertTrue(expected > 0);
  }

  @Test
  void aRedeemUrlDoesNotLeaveTheDatabase() {
    for (InvitationRow row : ROWS.page(filters("state", "invited"), null, 50)) {
      assertFalse(Arrays.toString(row.cells()).contains("redeem"));
      assertEquals("***", row.json().getString("inviteRedeemUrl"));
    }
  }

  @Test
  void anExportHasEveryRowOnceAndTellsHowMany() throws IOException {
    long[] told = {0};
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Export(ROWS, filters(), ExportFormat.CSV, written -> told[0] = written).write(out);
    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertEquals(STORED, told[0]);
    assertEquals(STORED + 1, lines.stream().distinct().count());
  }

  @Test
  void anExportGivesAwayEachBatchBeforeItReadsTheNextInSmallPieces() throws IOException {
    InvitationReader rows = new InvitationReader();
    rows.dataSource = database.dataSource();
    rows.metrics = ROWS.metrics;
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    int[] longest = {0};
    OutputStream out =
        new OutputStream() {
          @Override
          public void write(byte[] text, int offset, int length) {
            longest[0] = Math.max(longest[0], length);
            received.write(text, offset, length);
            rows.dataSource = unreachable();
          }

          @Override
          public void write(int nothing) {
            throw new AssertionError("byte by byte");
          }
        };
    new Export(rows, filters(), ExportFormat.NDJSON, written -> {}).write(out);
    List<String> lines = received.toString(StandardCharsets.UTF_8).lines().toList();
    assertEquals(100 + 1, lines.size());
    assertTrue(
        lines.get(100).startsWith("{\"message\":\"The export broke off here."), lines.get(100));
    assertTrue(longest[0] <= 16 * 1024, () -> longest[0] + " bytes at once");
  }

  private static DataSource unreachable() {
    return (DataSource)
        Proxy.newProxyInstance(
            InvitationReaderTest.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              throw new SQLException("unreachable");
            });
  }

  @Test
  void aPageOfAListIsWrittenRowByRowAndLeadsToTheNext() throws IOException {
    InvitationQuery question = InvitationQuery.page(Map.of("limit", List.of("3")));
    InvitationPage page = InvitationPage.of(ROWS.page(question.filters(), null, 4), question);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    page.json(URI.create("/api/invitations?limit=3")).write(out);
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(out.toByteArray()))) {
      JsonObject written = reader.readObject();
      assertEquals(3, written.getJsonArray("items").size());
      assertTrue(written.getString("next").startsWith("/api/invitations?limit=3&after="));
    }
  }

  @Test
  void figuresAddUpToAllRequestsWhateverTheyAreCountedBy() {
    for (String by : List.of("day", "week", "month", "domain", "requestedBy", "caller,state")) {
      long sum =
          InvitationQuery.summary(Map.of("by", List.of(by)))
              .figures()
              .of(ROWS, filters())
              .getJsonArray("groups")
              .getValuesAs(group -> group.asJsonObject().getJsonNumber("count").longValue())
              .stream()
              .mapToLong(Long::longValue)
              .sum();
      assertEquals(STORED, sum, by);
    }
  }

  @Test
  void aMonthHasTheRequestsOfItsDaysAndNoOthers() {
    Map<String, Long> expected =
        ROWS.page(filters("state", "refused"), null, STORED).stream()
            .map(row -> row.cell(Column.RECEIVED_AT).substring(0, "2026-11".length()))
            .collect(Collectors.groupingBy(month -> month, TreeMap::new, Collectors.counting()));
    Map<String, Long> counted = new TreeMap<>();
    InvitationQuery.summary(Map.of("by", List.of("month")))
        .figures()
        .of(ROWS, filters("state", "refused"))
        .getJsonArray("groups")
        .getValuesAs(JsonValue::asJsonObject)
        .forEach(group -> counted.put(group.getString("month"), (long) group.getInt("count")));
    assertEquals(expected, counted);
    assertTrue(expected.size() > 12);
  }

  @Test
  void aDatabaseThatRefusesIsARefusalOfOurs() {
    assertEquals(
        500,
        assertThrows(
                ApiException.class, () -> ROWS.read("select nothing", List.of(), 1, row -> true))
            .status());
  }

  /** Names and values in turn. */
  private static SearchCriteria filters(String... query) {
    Map<String, List<String>> sent = new TreeMap<>();
    for (int i = 0; i < query.length; i += 2) {
      sent.put(query[i], List.of(query[i + 1]));
    }
    return InvitationQuery.page(sent).filters();
  }
}
