package org.gatehouse.sandbox;

import static org.gatehouse.sandbox.SandboxClient.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvitationsTest extends SandboxCase {
  @BeforeEach
  void signIn() {
    client.signIn();
  }

  @Test
  void theAnswerHasTheFieldsOfGraphs() throws IOException {
    HttpResponse<String> response = client.inviteWithMail("John.Doe@gmail.com");
    assertEquals(201, response.statusCode());
    JsonObject invitation = json(response);
    assertEquals(
        List.of(
            "@odata.context",
            "id",
            "inviteRedeemUrl",
            "invitedUserDisplayName",
            "invitedUserType",
            "invitedUserEmailAddress",
            "sendInvitationMessage",
            "resetRedemption",
            "inviteRedirectUrl",
            "status",
            "invitedUserMessageInfo",
            "invitedUser"),
        List.copyOf(invitation.keySet()));
    assertEquals("John.Doe@gmail.com", invitation.getString("invitedUserEmailAddress"));
    assertEquals("PendingAcceptance", invitation.getString("status"));
    assertEquals(
        "john.doe_gmail.com#EXT#@sandbox.onmicrosoft.com",
        invitation.getJsonObject("invitedUser").getString("userPrincipalName"));
  }

  @Test
  void theRecipientOfCopiesIsOneOfNulls() throws IOException {
    JsonObject info = json(client.invite("a@b.com")).getJsonObject("invitedUserMessageInfo");
    JsonObject address =
        info.getJsonArray("ccRecipients").getJsonObject(0).getJsonObject("emailAddress");
    assertEquals(1, info.getJsonArray("ccRecipients").size());
    assertEquals(JsonValue.NULL, address.get("address"));
    assertEquals(JsonValue.NULL, address.get("name"));
  }

  @Test
  void theTicketInTheLinkIsEncodedSeveralTimes() throws IOException {
    String link = json(client.invite("a@b.com")).getString("inviteRedeemUrl");
    assertTrue(
        link.matches(
            "https://login\\.microsoftonline\\.com/redeem\\?rd=https%3a%2f%2f.*%26ticket%3d"
                + "([A-Za-z0-9]|%25252[fb])+%25253d%26ver%3d2\\.0"),
        link);
  }

  @Test
  void anExistingGuestGetsANewLinkUnderTheSameId() throws IOException {
    JsonObject first = json(client.inviteWithMail("a@b.com"));
    JsonObject second = json(client.invite("A@B.com"));
    assertEquals(
        first.getJsonObject("invitedUser").getString("id"),
        second.getJsonObject("invitedUser").getString("id"));
    assertNotEquals(first.getString("id"), second.getString("id"));
    assertNotEquals(first.getString("inviteRedeemUrl"), second.getString("inviteRedeemUrl"));

    Guest guest = sandbox.directory().guest("a@b.com").orElseThrow();
    assertEquals(2, guest.links());
    assertEquals(1, guest.mails());
    assertEquals(second.getString("inviteRedeemUrl"), guest.validLink());
    assertFalse(guest.linkInMailIsValid());
  }

  @Test
  void theLinkInALoneMailIsValid() throws IOException {
    client.inviteWithMail("a@b.com");
    assertTrue(sandbox.directory().guest("a@b.com").orElseThrow().linkInMailIsValid());
    assertEquals(1, sandbox.directory().mailCount());
    assertEquals("a@b.com", sandbox.directory().lastMails(5).get(0).to());
  }

  @Test
  void everyAnswerCarriesIdsToAskMicrosoftWith() throws IOException {
    for (String address : List.of("a@b.com", "group@sandbox.test")) {
      HttpResponse<String> response = client.invite(address);
      assertTrue(response.headers().firstValue("request-id").isPresent());
      assertTrue(response.headers().firstValue("client-request-id").isPresent());
      assertTrue(response.headers().firstValue("x-ms-ags-diagnostic").isPresent());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "member@sandbox.test, 400, The invited user already exists in the directory as object ID: ",
    "anyone@own.sandbox.test, 400, This user cannot be invited because the domain",
    "someone.else@OWN.sandbox.test, 400, This user cannot be invited because the domain",
    "group@sandbox.test, 400, Group email address is not supported.",
    "blocked@sandbox.test, 400, This invitation is blocked by cross-tenant access settings.",
    "smtp@sandbox.test, 400, The Primary SMTP Address is an invalid value.",
    "first+last@gmail.com, 400, The Primary SMTP Address is an invalid value.",
    ".first@gmail.com, 400, The Primary SMTP Address is an invalid value.",
    "notarget@sandbox.test, 500, Unable to find target address",
  })
  void theDocumentedRefusalsCanBeTried(String address, int status, String message)
      throws IOException {
    HttpResponse<String> response = client.invite(address);
    assertEquals(status, response.statusCode());
    String told = json(response).getJsonObject("error").getString("message");
    assertTrue(told.startsWith(message), told);
    assertEquals(0, sandbox.directory().guestCount());
  }

  @ParameterizedTest
  @CsvSource({
    "error@sandbox.test, Error",
    "completed@sandbox.test, Completed",
    "inprogress@sandbox.test, InProgress"
  })
  void theOtherStatusesCanBeTried(String address, String status) throws IOException {
    HttpResponse<String> response = client.invite(address);
    assertEquals(201, response.statusCode());
    assertEquals(status, json(response).getString("status"));
  }

  @Test
  void theDateOfAnErrorHasNoOffset() throws IOException {
    JsonObject inner =
        json(client.invite("group@sandbox.test"))
            .getJsonObject("error")
            .getJsonObject("innerError");
    assertEquals("2026-11-23T10:00:00", inner.getString("date"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "{\"invitedUserEmailAddress\":\"a@b.com\"}",
        "{\"inviteRedirectUrl\":\"https://b.com\"}",
        "{\"invitedUserEmailAddress\":\"a@b.com\",\"inviteRedirectUrl\":\"https://b.com\","
            + "\"requestedBy\":\"c@d.com\"}",
        "{\"invitedUserEmailAddress\":\"a@b.com\",\"inviteRedirectUrl\":\"https://b.com\","
            + "\"sendInvitationMessage\":\"true\"}",
        "{\"invitedUserEmailAddress\":\"a@b.com\",\"inviteRedirectUrl\":\"https://b.com\","
            + "\"resetRedemption\":true}",
        "{\"invitedUserEmailAddress\":\"a@b.com\",\"inviteRedirectUrl\":\"https://b.com\","
            + "\"invitedUserMessageInfo\":{\"ccRecipients\":[{},{}]}}"
      })
  void aWrongBodyIsRefused(String body) throws IOException {
    assertEquals(400, client.postInvitation(body).statusCode());
    assertEquals(0, sandbox.directory().guestCount());
  }

  @Test
  void aCallWithoutATokenIsUnauthorized() throws IOException {
    HttpResponse<String> response = client.with(null).invite("a@b.com");
    assertEquals(401, response.statusCode());
    assertEquals(
        "InvalidAuthenticationToken", json(response).getJsonObject("error").getString("code"));
    assertTrue(response.headers().firstValue("WWW-Authenticate").isPresent());
  }

  @Test
  void aTokenThatWasNotIssuedForGraphIsUnauthorized() throws IOException {
    String callers = sandbox.callerToken().roles("User.Invite.All").compact();
    assertEquals(401, client.with(callers).invite("a@b.com").statusCode());
  }

  @Test
  void aRevokedTokenIsUnauthorizedAndAFreshOneIsNot() throws IOException {
    sandbox.revokeTokens();
    assertEquals(401, client.invite("a@b.com").statusCode());
    assertEquals(201, client.signIn().invite("a@b.com").statusCode());
  }

  @Test
  void aTokenIsUnauthorizedOnceItHasExpired() throws IOException {
    sandbox.behaviour().tokenLifetime(Duration.ofMinutes(10));
    client.signIn();
    CLOCK.pass(Duration.ofMinutes(10).minusMillis(1));
    assertEquals(201, client.invite("a@b.com").statusCode());
    CLOCK.pass(Duration.ofMillis(1));
    assertEquals(401, client.invite("a@b.com").statusCode());
  }

  @Test
  void anInvitationCannotBeReadBack() throws IOException {
    HttpResponse<String> response = client.get("/v1.0/invitations");
    assertEquals(404, response.statusCode());
    assertTrue(response.body().startsWith("<!DOCTYPE html>"));
  }
}
