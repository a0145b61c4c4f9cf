package org.gatehouse.records.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.gatehouse.container.ContainerCase;
import org.gatehouse.container.Reply;
import org.junit.jupiter.api.Test;

class ErasureServiceIT extends ContainerCase {
  private final String address = someone();

  private Reply erase(String id, String token) {
    return gatehouse.send(
        gatehouse
            .request("/api/invitations/" + id + "/personal-data")
            .header("Authorization", "Bearer " + token)
            .DELETE());
  }

  private Reply eraseGuest(String body, String token) {
    return gatehouse.send(
        gatehouse
            .request("/api/erasures")
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private Reply eraseGuest() {
    return eraseGuest("{\"email\": \"" + address.toUpperCase(Locale.ROOT) + "\"}", manager());
  }

  private JsonObject newestEntry() {
    Reply page = gatehouse.get("/api/audit?limit=1", manager());
    assertEquals(200, page.status(), page.text());
    return page.json().getJsonArray("items").getJsonObject(0);
  }

  @Test
  void anErasedRequestKeepsTheFactButNotTheGuest() {
    String key = UUID.randomUUID().toString();
    String body =
        """
        {"invitedUserEmailAddress": "%s", "invitedUserDisplayName": "Display Name",
         "requestedBy": "adele.vance@mycompany.com", "more": {"manager": "Alex Wilber"}}\
        """
            .formatted(address);
    Reply invited = gatehouse.invite(inviter(), body, "Idempotency-Key", key);
    assertEquals(201, invited.status(), invited.text());

    assertEquals(204, erase(invited.id(), manager()).status());
    assertEquals(204, erase(invited.id(), manager()).status());

    JsonObject entry = newestEntry();
    assertEquals("erase", entry.getString("action"));
    assertEquals(invited.id(), entry.getString("recordIds"));
    Reply stored = gatehouse.stored(invited.id(), manager());
    assertEquals("invited", stored.json().getString("state"));
    assertTrue(stored.json().containsKey("finishedAt"), stored.text());
    for (String personal :
        new String[] {address, "Display Name", "adele.vance", "Alex Wilber", "redeem"}) {
      assertFalse(stored.text().contains(personal), stored.text());
    }
    Reply again = gatehouse.invite(inviter(), body, "Idempotency-Key", key);
    assertEquals(201, again.status(), again.text());
    assertNotEquals(invited.id(), again.id());
  }

  @Test
  void aGuestIsErasedInAllRequestsByAnAddressThatTheTrailDoesNotName() {
    String first = gatehouse.invite(inviter(), body(address, false)).id();
    String second = gatehouse.invite(inviter(), body(address, true)).id();
    assertEquals("{\"erased\":2,\"inProgress\":0,\"complete\":true}", eraseGuest().text());
    JsonObject entry = newestEntry();
    assertEquals("email=…", entry.getString("query"));
    assertTrue(entry.getString("recordIds").contains(first), entry.toString());
    assertTrue(entry.getString("recordIds").contains(second), entry.toString());
    assertEquals(0, eraseGuest().json().getInt("erased"));
    assertFalse(gatehouse.stored(first, manager()).text().contains(address));
  }

  @Test
  void aGuestIsOneInEverySpellingOfTheAddress() {
    String unique = UUID.randomUUID().toString();
    String sent = unique + "-Jürgen@Bücher.example";
    Reply first = gatehouse.invite(inviter(), body(sent, true));
    Reply second =
        gatehouse.invite(inviter(), body(unique + "-JÜRGEN@XN--bcher-kva.example", false));
    assertEquals(201, first.status(), first.text());
    assertEquals(201, second.status(), second.text());

    Reply repeat = gatehouse.invite(inviter(), body(unique + "-JÜRGEN@bu\u0308cher.example", true));
    assertEquals("true", repeat.header("Idempotent-Replayed"));
    assertEquals(first.text(), repeat.text());
    assertEquals(sent, repeat.json().getString("invitedUserEmailAddress"));
    assertTrue(sandbox.directory().guest(sent).isPresent(), "Graph was told another spelling");

    String another = unique + "-jürgen@xn--bcher-kva.example";
    String query = URLEncoder.encode(another, StandardCharsets.UTF_8);
    Reply found = gatehouse.get("/api/invitations?email=" + query, reader());
    assertEquals(2, found.json().getJsonArray("items").size(), found.text());

    assertEquals(
        "{\"erased\":2,\"inProgress\":0,\"complete\":true}",
        eraseGuest("{\"email\": \"" + another + "\"}", manager()).text());
    for (Reply invited : List.of(first, second)) {
      assertFalse(gatehouse.stored(invited.id(), manager()).text().contains(unique));
    }
  }

  @Test
  void whatIsInProgressIsLeftAndToldOf() throws Exception {
    sandbox.behaviour().invitations().delay(Duration.ofSeconds(3));
    String token = inviter();
    CompletableFuture<Reply> inFlight =
        CompletableFuture.supplyAsync(() -> gatehouse.invite(token, body(address, false)));
    await(Duration.ofSeconds(20), () -> sandbox.callsInProgress() == 1);
    JsonObject left = eraseGuest().json();
    assertEquals(0, left.getInt("erased"));
    assertEquals(1, left.getInt("inProgress"));
    assertFalse(left.getBoolean("complete"));
    assertTrue(left.getString("message").contains("repeat"), left.toString());
    assertEquals(201, inFlight.get().status());
    assertEquals(1, eraseGuest().json().getInt("erased"));
  }

  @Test
  void onlyWhoMayManageErases() {
    String id = gatehouse.invite(inviter(), body(address, false)).id();
    failure(403, erase(id, reader()));
    failure(403, erase(id, inviter()));
    failure(403, eraseGuest("{}", reader()));
    assertTrue(gatehouse.stored(id, reader()).text().contains(address));
  }

  @Test
  void whatCannotBeErasedIsToldWhy() {
    failure(404, erase(UUID.randomUUID().toString(), manager()));
    failure(404, erase("1-1-1-1-1", manager()));
    assertEquals("email is required.", failure(400, eraseGuest("{}", manager())));
    failure(400, eraseGuest("{\"email\": \"' or '1'='1\"}", manager()));
    failure(400, eraseGuest("email", manager()));
  }
}
