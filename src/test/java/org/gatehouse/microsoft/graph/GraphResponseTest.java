package org.gatehouse.microsoft.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.gatehouse.microsoft.graph.GraphException.Effect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphResponseTest {
  private static final String GRANTED =
      """
      {"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#invitations/$entity",
       "id":"7b92124c","inviteRedeemUrl":"https://login.microsoftonline.com/redeem?rd=https%3a%2f",
       "invitedUserDisplayName":null,"invitedUserEmailAddress":"john.doe@gmail.com",
       "sendInvitationMessage":false,"resetRedemption":false,
       "invitedUserMessageInfo":{"messageLanguage":null,
         "ccRecipients":[{"emailAddress":{"name":null,"address":null}}]},
       "inviteRedirectUrl":"https://invitations.microsoft.com","status":"PendingAcceptance",
       "invitedUser":{"id":"243b1de4"}}""";

  private static GraphResponse reply(int status, String body) {
    return new GraphResponse(status, body, null, "r-1", null);
  }

  private static GraphException notInvited(int status, String body) {
    return assertThrows(GraphException.class, () -> CreatedInvitation.from(reply(status, body)));
  }

  @Test
  void the201OfTheDocumentationIsUnderstood() {
    CreatedInvitation invited =
        CreatedInvitation.from(new GraphResponse(201, GRANTED, null, "r-1", "0.9"));
    assertEquals("7b92124c", invited.graphInvitationId());
    assertEquals("243b1de4", invited.guestId());
    assertEquals("PendingAcceptance", invited.status());
    assertEquals(
        "https://login.microsoftonline.com/redeem?rd=https%3a%2f",
        invited.redeemUrl(), "re-encoded");
    assertEquals("r-1", invited.requestId());
    assertEquals(0.9, invited.limitUsed());
    assertFalse(invited.toString().contains("redeem"), "shows the link");
  }

  @Test
  void a201WithTheStatusErrorInvitedNobody() {
    GraphException failure = notInvited(201, GRANTED.replace("PendingAcceptance", "Error"));
    assertEquals(Effect.NONE, failure.effect());
    assertEquals(201, failure.status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>Welcome to the proxy</html>",
        "[]",
        "null",
        "{}",
        "{\"id\":\"7b92124c\",\"status\":\"PendingAcceptance\"}",
        "{\"id\":7,\"status\":\"PendingAcceptance\",\"inviteRedeemUrl\":\"https://l\"}",
        "{\"id\":\"7b92124c\",\"inviteRedee"
      })
  void aSuccessThatCannotBeReadMayHaveTakenEffect(String body) {
    for (int status : new int[] {200, 201}) {
      GraphException failure = notInvited(status, body);
      assertEquals(Effect.UNKNOWN, failure.effect());
      assertEquals("unreadable", failure.code());
      assertEquals("r-1", failure.requestId());
    }
  }

  @Test
  void aBodyNestedWithoutEndIsUnreadableAndNoAccident() {
    assertEquals("unreadable", notInvited(201, "[".repeat(100_000)).code());
    assertEquals("unreadable", notInvited(201, "{\"a\":".repeat(50_000)).code());
  }

  /** Deep enough for any parser's calls of its own. */
  @Test
  void nestingIsToldWithoutParsing() {
    assertEquals("unreadable", notInvited(201, nested(65)).code());
    assertEquals("7b92124c", CreatedInvitation.from(reply(201, nested(64))).graphInvitationId());
    assertEquals("unreadable", notInvited(201, "[{".repeat(60_000) + GRANTED).code());
  }

  private static String nested(int deep) {
    String arrays = "[".repeat(deep - 1) + "]".repeat(deep - 1);
    return GRANTED.replace("\"id\":\"7b92124c\"", "\"x\":" + arrays + ",\"id\":\"7b92124c\"");
  }

  @Test
  void bracketsInTextsAreNoNesting() {
    String clusterState = GRANTED.replace("null", "\"" + "[{".repeat(100) + "\\\"[\"");
    assertEquals("7b92124c", CreatedInvitation.from(reply(201, clusterState)).graphInvitationId());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://login.microsoftonline.com/redeem",
        "javascript:alert(1)",
        "https://",
        "https:///redeem",
        "//login.microsoftonline.com",
        "https://login.microsoftonline.com/ redeem",
        "https://login.microsoftonline.com/\\u0000",
        "https://login.microsoftonline.com/\\nX: y",
        "https://login.microsoftonline.com/\\u202egro",
        "https://login.microsoftonline.com/bücher",
        "https://login.microsoftonline.com/\\ud800",
        ""
      })
  void aLinkThatNoGuestCanBeSentToIsLeftOut(String link) {
    String url = "https://login.microsoftonline.com/redeem?rd=https%3a%2f";
    assertNull(CreatedInvitation.from(reply(201, GRANTED.replace(url, link))).redeemUrl());
  }

  @Test
  void aLinkThatCannotBeStoredIsLeftOut() {
    String longest = GRANTED.replace("https%3a%2f", "x".repeat(40_000));
    assertNull(CreatedInvitation.from(reply(201, longest)).redeemUrl());
  }

  @Test
  void textsOfASuccessAreFitToBeStored() {
    String answer =
        GRANTED
            .replace("7b92124c", "7b\\u000092124c")
            .replace("243b1de4", "\\u202e243b1de4\\ud800")
            .replace("PendingAcceptance", "Pending\\u0000Acceptance");
    CreatedInvitation invited =
        CreatedInvitation.from(new GraphResponse(201, answer, null, "r\u0000-1\u200b", null));
    assertEquals("7b92124c", invited.graphInvitationId());
    assertEquals("243b1de4", invited.guestId());
    assertEquals("PendingAcceptance", invited.status());
    assertEquals("r-1", invited.requestId());
  }

  @Test
  void aTokenInAMessageIsLeftOut() {
    assertEquals(
        "Token (token) is not taken.",
        notInvited(
                400,
                "{\"error\":{\"message\":\"Token eyJ0e\\u200bXAiOiJKV1QiLCJhbGciOiJub25lIn0.eyJ.x-y_z"
                    + " is not taken.\"}}")
            .getMessage());
  }

  /** Nothing but a failure with an effect comes of any answer. */
  @Test
  void whateverIsAnsweredIsAnInvitationOrAFailure() {
    Random random = new Random(25);
    String marks = "{}[]\":,\\u0aet1-. \u0000\ud800" + GRANTED;
    for (int round = 0; round < 20_000; round++) {
      StringBuilder body = new StringBuilder(GRANTED);
      for (int change = random.nextInt(8); change >= 0; change--) {
        int at = random.nextInt(body.length());
        body.replace(
            at,
            Math.min(body.length(), at + random.nextInt(3)),
            String.valueOf(marks.charAt(random.nextInt(marks.length()))));
      }
      GraphResponse reply =
          reply(new int[] {-1, 0, 200, 201, 400, 999}[round % 6], body.toString());
      try {
        CreatedInvitation.from(reply);
      } catch (GraphException failure) {
        assertNotNull(failure.effect());
      }
      try {
        DirectoryGuest.firstIn(reply);
      } catch (GraphException failure) {
        assertNotNull(failure.getMessage());
      }
    }
  }

  @Test
  void a201WithoutTheGuestsIdIsStillAnInvitation() {
    assertEquals(
        null,
        CreatedInvitation.from(reply(201, GRANTED.replace("invitedUser\":{", "x\":{"))).guestId());
  }

  @ParameterizedTest
  @CsvSource({
    "302, UNKNOWN",
    "400, NONE",
    "401, NONE",
    "403, NONE",
    "404, NONE",
    "409, NONE",
    "429, NONE",
    "500, UNKNOWN",
    "501, UNKNOWN",
    "502, UNKNOWN",
    "503, NONE",
    "504, NONE",
    "507, UNKNOWN"
  })
  void theStatusTellsWhetherItMayHaveTakenEffect(int status, Effect effect) {
    assertEquals(effect, notInvited(status, "").effect());
  }

  @Test
  void graphsErrorIsReadFromItsJson() {
    GraphException failure =
        notInvited(
            400,
            """
            {"error":{"code":"BadRequest","message":"Group email address\\n is not supported.",
             "innerError":{"date":"2026-11-23T10:00:00","request-id":"x","client-request-id":"y"}}}
            """);
    assertEquals("BadRequest", failure.code());
    assertEquals("Group email address is not supported.", failure.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<!DOCTYPE html><html><body><h1>502 Bad Gateway</h1></body></html>",
        "{}",
        "{\"error\":\"invalid\"}",
        "{\"error\":{\"message\":17}}",
        "{\"error\":{\"message\":\"  \"}}",
        "{\"error\":null}"
      })
  void anErrorWithoutGraphsJsonStillHasAMessage(String body) {
    assertEquals("HTTP 502 without an explanation", notInvited(502, body).getMessage());
  }

  @Test
  void aLongMessageIsCutBetweenCharacters() {
    String said =
        notInvited(400, "{\"error\":{\"message\":\"x" + "😀".repeat(500) + "\"}}").getMessage();
    assertEquals(300, said.length());
    assertEquals("😀…", said.substring(297));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "12, PT12S",
        "0, PT0S",
        "null, null",
        "-1, null",
        "1.5, null",
        "999999, null",
        "'Mon, 23 Nov 2026 10:00:00 GMT', null"
      })
  void retryAfterIsReadInSeconds(String header, Duration wait) {
    GraphException failure =
        assertThrows(
            GraphException.class,
            () -> CreatedInvitation.from(new GraphResponse(429, "", header, null, null)));
    assertEquals(Optional.ofNullable(wait), failure.retryAfter());
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {"0.8, 0.8", "1, 1.0", "1.75, 1.75", "null, 0", "x, 0"})
  void theShareOfTheLimitIsReadWhereGraphTellsIt(String header, double share) {
    assertEquals(
        share,
        CreatedInvitation.from(new GraphResponse(201, GRANTED, null, null, header)).limitUsed());
  }

  @Test
  void aGuestIsFoundAmongTheUsers() {
    DirectoryGuest guest =
        DirectoryGuest.firstIn(
                reply(
                    200,
                    """
                {"value":[
                  {"id":"m","userType":"Member","externalUserState":null},
                  {"id":"g","userType":"Guest","externalUserState":"Accepted",
                   "createdDateTime":"2026-11-23T09:59:58Z"}]}"""))
            .orElseThrow();
    assertEquals("g", guest.id());
    assertEquals("Completed", guest.invitationStatus());
    assertEquals(Instant.parse("2026-11-23T09:59:58Z"), guest.createdAt());
  }

  @Test
  void aGuestWithoutStateOrTimeIsPendingSinceUnknown() {
    DirectoryGuest guest =
        DirectoryGuest.firstIn(
                reply(
                    200,
                    "{\"value\":[{\"id\":\"g\",\"userType\":\"Guest\",\"createdDateTime\":\"?\"}]}"))
            .orElseThrow();
    assertEquals("PendingAcceptance", guest.invitationStatus());
    assertEquals(null, guest.createdAt());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"value\":[]}",
        "{\"value\":[{\"id\":\"m\",\"userType\":\"Member\"}]}",
        "{\"value\":[1,null,\"g\"]}"
      })
  void withoutAGuestNobodyIsFound(String body) {
    assertEquals(Optional.empty(), DirectoryGuest.firstIn(reply(200, body)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html></html>", "{}", "{\"value\":{}}", "[]"})
  void whatIsNoListSaysNothingAboutTheGuest(String body) {
    GraphException failure =
        assertThrows(GraphException.class, () -> DirectoryGuest.firstIn(reply(200, body)));
    assertEquals("unreadable", failure.code());
  }

  @Test
  void aForbiddenSearchIsAFailureWithItsStatus() {
    GraphException failure =
        assertThrows(GraphException.class, () -> DirectoryGuest.firstIn(reply(403, "")));
    assertEquals(403, failure.status());
    assertTrue(failure.retryAfter().isEmpty());
  }
}
