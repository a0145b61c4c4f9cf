package org.gatehouse.records.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.container.ContainerCase;
import org.gatehouse.container.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditIT extends ContainerCase {
  private static final String AUDIT = "/api/audit";

  private void enterThree() {
    for (int request = 0; request < 3; request++) {
      String id = gatehouse.invite(inviter(), body(someone(), false)).id();
      Reply erased =
          gatehouse.send(
              gatehouse
                  .request("/api/invitations/" + id + "/personal-data")
                  .header("Authorization", "Bearer " + manager())
                  .header("X-Correlation-ID", "erasure-" + id)
                  .DELETE());
      assertEquals(204, erased.status(), erased.text());
    }
  }

  private JsonObject get(String path) {
    Reply reply = gatehouse.get(path, manager());
    assertEquals(200, reply.status(), reply.text());
    return reply.json();
  }

  @Test
  void entriesAreShownPageByPageNewestFirst() {
    enterThree();
    JsonObject page = get(AUDIT + "?limit=2");
    JsonArray items = page.getJsonArray("items");
    assertEquals(2, items.size());
    JsonObject newest = items.getJsonObject(0);
    JsonObject older = items.getJsonObject(1);
    assertEquals(older.getInt("number") + 1, newest.getInt("number"));
    assertEquals(older.getString("hash"), newest.getString("previousHash"));
    JsonObject next = get(page.getString("next")).getJsonArray("items").getJsonObject(0);
    assertEquals(older.getInt("number") - 1, next.getInt("number"));
    assertEquals(JsonValue.NULL, get(AUDIT + "?before=2").get("next"));
  }

  @Test
  void anEntrySaysWhoDidWhatFromWhere() {
    enterThree();
    JsonObject entry = get(AUDIT + "?limit=1").getJsonArray("items").getJsonObject(0);
    JsonObject actor = entry.getJsonObject("actor");
    assertEquals("erase", entry.getString("action"));
    assertEquals("application", actor.getString("kind"));
    assertNotNull(actor.getString("tenantId"));
    assertNotNull(actor.getString("objectId"));
    assertNotNull(actor.getString("appId"));
    assertEquals("127.0.0.1", actor.getString("sourceAddress"));
    assertEquals("erasure-" + entry.getString("recordIds"), actor.getString("correlationId"));
  }

  @Test
  void whatIsShownIsOnTheTrailWithWhatWasAskedForButNoAddress() throws Exception {
    String guest = someone();
    String id = gatehouse.invite(inviter(), body(guest, false)).id();
    String list = "/api/invitations?state=invited&email=" + guest;

    JsonObject listed = shown(list, reader(), "application/json", "list");
    assertEquals("email=…&state=invited", filters(listed));
    assertEquals(id, listed.getString("recordIds"));
    assertEquals(1, listed.getInt("recordCount"));

    String record = "/api/invitations/" + id;
    assertEquals(id, shown(record, reader(), "application/json", "read").getString("recordIds"));
    assertEquals(
        id, shown(record, manager(), "application/json", "readLink").getString("recordIds"));

    for (String format : List.of("text/csv", "application/x-ndjson")) {
      JsonObject begun = shown(list, reader(), format, "export");
      assertEquals(filters(listed), filters(begun));
      assertFalse(begun.containsKey("recordCount"), begun::toString);
      String correlation = begun.getJsonObject("actor").getString("correlationId");
      await(Duration.ofSeconds(5), () -> entry(correlation, "exportEnd").isPresent());
      assertEquals(1, entry(correlation, "exportEnd").orElseThrow().getInt("recordCount"));
    }

    String figures = "/api/invitations/summary?by=month&email=" + guest;
    assertEquals(
        "by=month&email=…", filters(shown(figures, reader(), "application/json", "summary")));
    assertFalse(get(AUDIT + "?limit=20").toString().contains(guest));
  }

  /** Asks, and answers what the trail has of it. */
  private JsonObject shown(String path, String token, String type, String action) {
    String correlation = "shown-" + UUID.randomUUID();
    Reply reply =
        gatehouse.send(
            gatehouse
                .request(path)
                .header("Authorization", "Bearer " + token)
                .header("Accept", type)
                .header("X-Correlation-ID", correlation));
    assertEquals(200, reply.status(), reply.text());
    return entry(correlation, action).orElseThrow();
  }

  private Optional<JsonObject> entry(String correlation, String action) {
    return get(AUDIT + "?limit=20").getJsonArray("items").getValuesAs(JsonObject.class).stream()
        .filter(entry -> entry.getString("action").equals(action))
        .filter(
            entry ->
                correlation.equals(entry.getJsonObject("actor").getString("correlationId", null)))
        .findFirst();
  }

  private static String filters(JsonObject entry) {
    return entry.getString("query");
  }

  @Test
  void theTrailIsVerifiedAlsoAgainstANotedHead() {
    enterThree();
    JsonObject whole = get(AUDIT + "/verification");
    assertTrue(whole.getBoolean("intact"), whole.toString());
    assertTrue(whole.getInt("entries") >= 3, whole.toString());
    String noted = whole.getString("head");
    assertTrue(get(AUDIT + "/verification?checkpoint=" + noted).getBoolean("intact"));
    String another = noted.replaceFirst(":.", ":" + (noted.contains(":0") ? "1" : "0"));
    JsonObject broken = get(AUDIT + "/verification?checkpoint=" + another);
    assertFalse(broken.getBoolean("intact"));
    assertEquals("is not the one that the checkpoint names", broken.getString("reason"));
  }

  @Test
  void onlyWhoMayManageReadsTheTrail() {
    failure(403, gatehouse.get(AUDIT, reader()));
    failure(403, gatehouse.get(AUDIT + "/verification", reader()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?limit=0",
        "?limit=501",
        "?limit=1&limit=2",
        "?before=x",
        "?sort=at",
        "/verification?checkpoint=1",
        "/verification?from=1"
      })
  void aWrongParameterIsToldWithWhatIsAllowed(String query) {
    Reply refused = gatehouse.get(AUDIT + query, manager());
    failure(400, refused);
    assertFalse(refused.json().getJsonArray("errors").isEmpty());
  }
}
