package org.gatehouse.records.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.gatehouse.container.ContainerCase;
import org.gatehouse.container.Reply;
import org.gatehouse.sandbox.Sandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What readers of the ledger get; every rule on parameters is shown in QuestionTest. */
class SearchIT extends ContainerCase {
  private static final String LIST = "/api/invitations";

  /** Nobody else's, so that what other tests invite is never among the answers. */
  private String domain;

  @BeforeEach
  void chooseDomain() {
    domain = "d" + UUID.randomUUID() + ".example.com";
  }

  // Pages

  @Test
  void pagesGoThroughAllNewestFirstWhileNewRequestsArrive() {
    List<String> invited = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      invited.add(invite("guest" + i, "{}"));
    }
    Collections.reverse(invited);

    JsonObject page = list("domain=" + domain + "&limit=2");
    List<String> seen = new ArrayList<>(ids(page));
    invite("late", "{}");
    while (page.get("next") != JsonValue.NULL) {
      page = ok(gatehouse.get(page.getString("next"), reader()));
      seen.addAll(ids(page));
    }
    assertEquals(invited, seen);
  }

  @Test
  void theLastPageSaysThatItIsOneEvenWhenItIsFull() {
    invite("one", "{}");
    invite("two", "{}");
    assertEquals(JsonValue.NULL, list("domain=" + domain + "&limit=2").get("next"));
  }

  @Test
  void aMarkOfOtherFiltersIsRefused() {
    invite("one", "{}");
    invite("two", "{}");
    String next = list("domain=" + domain + "&limit=1").getString("next");
    String message = failure(400, gatehouse.get(next + "&state=invited", reader()));
    assertTrue(message.contains("belongs to other filters"), message);
  }

  // Filters

  @Test
  void everyFilterFindsWhatItSaysAndNothingElse() {
    Instant before = Instant.now();
    String id =
        invite(
            "jane_doe",
            """
            {"costcentre":4711,"ticket":"REQ 1 & 2","urgent":true,"nested":{"a":"b"}}\
            """);
    invite("janexdoe", "{\"costcentre\":\"4712\"}");
    List<String> only = List.of(id);

    assertEquals(only, found("email=" + encoded("JANE_DOE@" + domain)));
    assertEquals(only, found("more.costcentre=4711"));
    assertEquals(
        only, found("more.costcentre=4711&more.urgent=true&more.ticket=" + encoded("REQ 1 & 2")));
    assertEquals(List.of(), found("more.costcentre=4711&more.ticket=other"));
    assertEquals(List.of(), found("more.nested=b"));
    assertEquals(List.of(), found("more.Costcentre=4711"));
    assertEquals(
        only, found("more.costcentre=4711&state=invited&invitationStatus=PendingAcceptance"));
    assertEquals(List.of(), found("state=refused"));
    assertEquals(List.of(), found("invitationStatus=Completed"));
    assertEquals(2, found("caller=" + Sandbox.CALLER_ID).size());
    assertEquals(List.of(), found("caller=" + UUID.randomUUID()));
    assertEquals(2, found("requestedBy=" + encoded("Adele.Vance@Contoso.com")).size());
    assertEquals(List.of(), found("requestedBy=nobody@contoso.com"));
    assertEquals(2, found("from=" + encoded(offset(before.minusSeconds(1)))).size());
    assertEquals(List.of(), found("to=" + encoded(offset(before.minusSeconds(1)))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "email=%25@example.com",
        "email=_@example.com",
        "email=' or '1'='1",
        "email=j\u00f6hn@example.com",
        "email=j\"@example.com",
        "domain=%25",
        "domain=example.com' --",
        "requestedBy=' or ''='",
        "requestedBy=o'hara_%25@example.com",
        "caller=1 or 1=1",
        "state=invited' or state='failed",
        "invitationStatus=Completed;drop table invitation",
        "from=2026-01-01T00:00:00Z' or '1'='1",
        "limit=5;delete from invitation",
        "after=' or 1=1 --",
        "sort=received_at; drop table invitation",
        "more.costcentre=' or '1'='1",
        "more.costcentre=%25",
        "more.$..*=4711",
        "more.'||(select 1)||'=1",
        "more.a\"]=1",
        "more.costcentre=\u0000",
        "more.costcentre=$[*]",
        "by=month",
        "i.state=INVITED"
      })
  void nothingThatIsSentBecomesPartOfAStatement(String injection) {
    String id = invite("kept", "{\"costcentre\":\"4711\"}");
    int sign = injection.indexOf('=');
    String query =
        encoded(injection.substring(0, sign)) + "=" + encoded(injection.substring(sign + 1));
    for (String accept : List.of("application/json", "text/csv")) {
      Reply reply = get(LIST + "?" + query, accept, reader());
      assertTrue(List.of(200, 400).contains(reply.status()), reply.text());
      assertFalse(reply.text().contains(id), reply.text());
    }
    assertEquals(List.of(id), found(""));
  }

  @Test
  void everyFaultIsToldAtOnceWithWhatIsAllowed() {
    Reply reply =
        gatehouse.get(LIST + "?state=gone&limit=501&from=2026-11-01&colour=red", reader());
    String message = failure(400, reply);
    assertEquals(4, reply.json().getJsonArray("errors").size());
    assertTrue(message.contains("received, inProgress, invited, refused, failed"), message);
  }

  @Test
  void hostileParametersGetAShortRefusal() {
    StringBuilder unknown = new StringBuilder();
    for (int i = 0; i < 900; i++) {
      unknown.append("&u").append(i).append('=');
    }
    for (String query :
        List.of(
            "?from=" + encoded("-999999999-01-01T00:00:00+18:00"),
            "?to=" + encoded("+999999999-12-31T23:59:59-18:00"),
            "/summary?by=" + "day,".repeat(1_500),
            "?limit=5" + unknown)) {
      Reply refused = gatehouse.get(LIST + query, reader());
      failure(400, refused);
      assertFalse(refused.json().getJsonArray("errors").isEmpty(), refused.text());
      assertTrue(refused.text().length() < 10_000, refused.text());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"email=%zz", "email=%", "more.%ff=%fe"})
  void brokenEscapesAreNoAccident(String query) throws IOException {
    String answer = raw("GET " + LIST + "?" + query + " HTTP/1.1");
    assertTrue(answer.matches("(?s)HTTP/1.1 (200|400) .*"), answer);
    assertFalse(answer.contains(domain));
  }

  // Links

  @Test
  void linksAreMaskedInListsForEverybodyAndShownInTheRecordToThoseWhoManage() {
    String id = invite("masked", "{}");
    for (String token : List.of(reader(), manager())) {
      for (String accept : List.of("application/json", "text/csv", "application/x-ndjson")) {
        Reply reply = get(LIST + "?domain=" + domain, accept, token);
        assertTrue(reply.text().contains("***"), reply.text());
        assertFalse(reply.text().contains("redeem?"), reply.text());
      }
    }
    assertNull(ok(gatehouse.stored(id, reader())).get("inviteRedeemUrl"));
    assertTrue(ok(gatehouse.stored(id, manager())).getString("inviteRedeemUrl").contains("redeem"));
  }

  @ParameterizedTest
  @ValueSource(strings = {LIST, LIST + "/summary?by=month"})
  void whoMayOnlyInviteReadsNothing(String path) {
    failure(403, gatehouse.get(path, inviter()));
  }

  // Exports

  @Test
  void csvIsWhatARealParserReadsAndNoCellIsAFormula() throws IOException {
    String more = "{\"note\":\"a \\\"quoted\\\", text\",\"city\":\"Zürich\"}";
    String id = invite("csv", more, "=HYPERLINK(\"http://x\",\"y\")");
    String refused = invite("second", "{}", "plain, with comma");

    Reply reply = get(LIST + "?domain=" + domain, "text/csv", reader());
    assertEquals(200, reply.status(), reply.text());
    assertEquals("text/csv", reply.mediaType());
    List<CSVRecord> rows = csv(reply);
    assertEquals(
        quoted(
            "id,state,receivedAt,finishedAt,erasedAt,graphCalls,invitedUserEmailAddress,invitedUserDisplayName,"
                + "inviteRedirectUrl,sendInvitationMessage,requestedBy,requestedByProved,more,"
                + "caller.kind,caller.tenantId,caller.objectId,caller.appId,caller.name,caller.address,"
                + "sourceAddress,correlationId,invitationStatus,inviteRedeemUrl,invitedUserId,graphInvitationId,"
                + "graphRequestId,message"),
        reply.text().lines().findFirst().orElseThrow());
    assertEquals(List.of(refused, id), rows.stream().map(row -> row.get("id")).toList());
    CSVRecord row = rows.get(1);
    assertEquals("'=HYPERLINK(\"http://x\",\"y\")", row.get("invitedUserDisplayName"));
    assertEquals(more, row.get("more"));
    assertEquals("invited", row.get("state"));
    assertEquals("csv@" + domain, row.get("invitedUserEmailAddress"));
    assertEquals("false", row.get("sendInvitationMessage"));
    assertEquals("1", row.get("graphCalls"));
    assertEquals("***", row.get("inviteRedeemUrl"));
    assertEquals("", row.get("message"));
    assertFalse(Instant.parse(row.get("receivedAt")).isAfter(Instant.now()));
  }

  @Test
  void aLineOfJsonIsAnItemOfTheList() {
    invite("one", "{\"a\":{\"b\":[1,null]}}");
    invite("two", "{}");
    Reply reply = get(LIST + "?domain=" + domain, "application/x-ndjson", reader());
    assertEquals("application/x-ndjson", reply.mediaType());
    assertEquals(
        list("domain=" + domain).getJsonArray("items"),
        Json.createArrayBuilder(reply.text().lines().map(SearchIT::object).toList()).build());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/*                                            | application/json",
        "text/html, application/xml;q=0.9, */*;q=0.8    | application/json",
        "application/json, text/csv                     | application/json",
        "text/csv, */*;q=0.1                            | text/csv",
        "application/json;q=0.5, text/csv               | text/csv",
        "text/*                                         | text/csv",
        "application/x-ndjson, text/csv;q=0.9           | application/x-ndjson"
      })
  void theAcceptHeaderDecides(String accept, String type) {
    Reply reply = get(LIST + "?domain=" + domain, accept, reader());
    assertEquals(200, reply.status(), reply.text());
    assertEquals(type, reply.mediaType());
  }

  @Test
  void anotherFormatIsA406() {
    failure(406, get(LIST, "application/pdf", reader()));
  }

  // Figures

  @Test
  void figuresAreCountedUnderTheSameFilters() {
    invite("one", "{\"costcentre\":\"4711\"}");
    invite("two", "{\"costcentre\":\"4712\"}");
    String month = Instant.now().toString().substring(0, 7);
    assertEquals(
        "{\"groups\":[{\"month\":\"%s\",\"state\":\"invited\",\"count\":2}]}".formatted(month),
        summary("month,state", "").toString());
    assertEquals(
        "{\"groups\":[{\"domain\":\"%s\",\"count\":1}]}".formatted(domain),
        summary("domain", "&more.costcentre=4712").toString());
    assertEquals(
        "{\"groups\":[{\"requestedBy\":\"adele.vance@contoso.com\",\"caller\":\"%s\",\"count\":2}]}"
            .formatted(Sandbox.CALLER_ID),
        summary("requestedBy,caller", "").toString());
    assertEquals(1, summary("week", "").getJsonArray("groups").size());
    assertEquals("{\"groups\":[]}", summary("day", "&state=failed").toString());
  }

  @Test
  void figuresNeedToKnowByWhat() {
    failure(400, gatehouse.get(LIST + "/summary", reader()));
  }

  // Asking

  private String invite(String guest, String more) {
    return invite(guest, more, "Guest");
  }

  private String invite(String guest, String more, String displayName) {
    Reply reply =
        gatehouse.invite(
            inviter(),
            Json.createObjectBuilder()
                .add("invitedUserEmailAddress", guest + "@" + domain)
                .add("invitedUserDisplayName", displayName)
                .add("requestedBy", "adele.vance@contoso.com")
                .add("more", object(more))
                .build()
                .toString());
    assertEquals(201, reply.status(), reply.text());
    return reply.id();
  }

  private List<String> found(String filters) {
    return ids(list("domain=" + domain + "&" + filters));
  }

  private JsonObject list(String query) {
    return ok(gatehouse.get(LIST + "?" + query, reader()));
  }

  private JsonObject summary(String by, String filters) {
    return ok(gatehouse.get(LIST + "/summary?by=" + by + "&domain=" + domain + filters, reader()));
  }

  private Reply get(String path, String accept, String token) {
    return gatehouse.send(
        gatehouse
            .request(path)
            .header("Authorization", "Bearer " + token)
            .header("Accept", accept));
  }

  /** What a client of the JDK would not send. */
  private String raw(String request) throws IOException {
    try (Socket socket = new Socket(gatehouse.uri().getHost(), gatehouse.uri().getPort())) {
      socket.setSoTimeout(10_000);
      String head =
          request
              + "\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
              + reader()
              + "\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static JsonObject ok(Reply reply) {
    assertEquals(200, reply.status(), reply.text());
    return reply.json();
  }

  private static List<String> ids(JsonObject page) {
    return page.getJsonArray("items").getValuesAs(JsonObject.class).stream()
        .map(item -> item.getString("id"))
        .toList();
  }

  private static List<CSVRecord> csv(Reply reply) throws IOException {
    try (CSVParser parser =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(new StringReader(reply.text()))) {
      return parser.getRecords();
    }
  }

  private static String quoted(String names) {
    return '"' + names.replace(",", "\",\"") + '"';
  }

  private static JsonObject object(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }

  private static String offset(Instant moment) {
    return OffsetDateTime.ofInstant(moment, ZoneOffset.ofHours(5)).toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
