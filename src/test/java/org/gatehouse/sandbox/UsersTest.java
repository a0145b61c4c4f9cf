package org.gatehouse.sandbox;

import static org.gatehouse.sandbox.SandboxClient.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UsersTest extends SandboxCase {
  @BeforeEach
  void signIn() {
    client.signIn();
  }

  @Test
  void aGuestIsFoundByAddressInAnyCase() throws IOException {
    String id = json(client.invite("John@gmail.com")).getJsonObject("invitedUser").getString("id");
    JsonArray found =
        json(client.users("mail eq 'JOHN@gmail.com' or otherMails/any(m:m eq 'JOHN@gmail.com')"))
            .getJsonArray("value");
    assertEquals(1, found.size());
    JsonObject guest = found.getJsonObject(0);
    assertEquals(
        List.of("id", "mail", "userType", "externalUserState"), List.copyOf(guest.keySet()));
    assertEquals(id, guest.getString("id"));
    assertEquals("Guest", guest.getString("userType"));
    assertEquals("PendingAcceptance", guest.getString("externalUserState"));
  }

  @Test
  void nobodyIsFoundUnderAnUnknownAddress() throws IOException {
    HttpResponse<String> response = client.users("mail eq 'nobody@gmail.com'");
    assertEquals(200, response.statusCode());
    assertTrue(json(response).getJsonArray("value").isEmpty());
  }

  @Test
  void aGuestIsFoundByObjectId() throws IOException {
    String id = json(client.invite("a@b.com")).getJsonObject("invitedUser").getString("id");
    assertEquals("a@b.com", json(client.get("/v1.0/users/" + id)).getString("mail"));
    assertEquals(404, client.get("/v1.0/users/" + Sandbox.CLIENT_ID).statusCode());
  }

  @Test
  void aMemberIsFoundAsAMember() throws IOException {
    JsonObject member =
        json(client.users("mail eq 'member@sandbox.test'")).getJsonArray("value").getJsonObject(0);
    assertEquals("Member", member.getString("userType"));
    assertEquals(Sandbox.MEMBER_ID, member.getString("id"));
  }

  @Test
  void aGuestShowsUpOnlyAfterTheLag() throws IOException {
    sandbox.behaviour().directoryLag(Duration.ofSeconds(5));
    client.invite("a@b.com");
    CLOCK.pass(Duration.ofSeconds(5).minusMillis(1));
    assertTrue(json(client.users("mail eq 'a@b.com'")).getJsonArray("value").isEmpty());
    CLOCK.pass(Duration.ofMillis(1));
    assertEquals(1, json(client.users("mail eq 'a@b.com'")).getJsonArray("value").size());
  }

  @Test
  void readingWithoutThePermissionIsForbidden() throws IOException {
    sandbox.behaviour().users().always(SimulatedResponse.PERMISSION_MISSING);
    HttpResponse<String> response = client.users("mail eq 'a@b.com'");
    assertEquals(403, response.statusCode());
    assertEquals(
        "Authorization_RequestDenied", json(response).getJsonObject("error").getString("code"));
  }

  @Test
  void doubledQuotesInAFilterAreOne() {
    assertEquals(
        Optional.of(List.of("o'brien@b.com", "o'brien@b.com")),
        UsersEndpoint.addresses(
            "mail eq 'o''brien@b.com' or otherMails/any(x:x eq 'o''brien@b.com')"));
  }

  @Test
  void aFilterThatAsksForAnythingElseIsRefused() throws IOException {
    for (String filter :
        List.of(
            "",
            "mail eq 'o'brien@b.com'",
            "mail eq 'a@b.com' or",
            "mail eq 'a@b.com' or displayName eq 'x'",
            "mail eq 'a@b.com' and mail eq 'c@d.com'",
            "otherMails/any(m:n eq 'a@b.com')")) {
      assertEquals(Optional.empty(), UsersEndpoint.addresses(filter), filter);
    }
    assertEquals(400, client.users("mail eq 'o'brien@b.com'").statusCode());
  }
}
