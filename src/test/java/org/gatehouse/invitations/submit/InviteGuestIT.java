package org.gatehouse.invitations.submit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gatehouse.container.ContainerCase;
import org.gatehouse.container.Reply;
import org.gatehouse.sandbox.Guest;
import org.gatehouse.sandbox.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract as its clients see it; every rule on the request itself is shown elsewhere. */
class InviteGuestIT extends ContainerCase {
  private static final Path SAMPLE = Path.of("src/test/resources/published-sample.json");
  private static final String SAMPLE_ADDRESS = "john.doe@gmail.com";

  // Success

  @Test
  void publishedSampleByteForByteIsAnsweredWithThePublishedFieldsFirst() throws IOException {
    Reply reply =
        gatehouse.send(
            gatehouse
                .request()
                .header("Authorization", "Bearer " + inviter())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofFile(SAMPLE)));

    assertEquals(201, reply.status(), reply.text());
    Guest guest = sandbox.directory().guest(SAMPLE_ADDRESS).orElseThrow();
    assertEquals(
        """
        {"id":"%s","invitedUserEmailAddress":"%s","inviteRedeemUrl":"%s",\
        "status":"PendingAcceptance","sendInvitationMessage":true,"invitedUserId":"%s"}\
        """
            .formatted(reply.id(), SAMPLE_ADDRESS, guest.validLink(), guest.id()),
        reply.text());
    assertEquals("application/json", reply.mediaType());
    assertEquals(1, guest.mails());
    assertEquals("John Doe", guest.displayName());
  }

  @Test
  void locationLeadsToTheStoredRequest() {
    Reply reply = gatehouse.invite(inviter(), body(someone(), false));
    assertEquals(
        gatehouse.uri() + "/api/invitations/" + UUID.fromString(reply.id()),
        reply.header("Location"));
    assertEquals(200, gatehouse.stored(reply.id(), reader()).status());
  }

  @Test
  void noMailIsSentUnlessAskedFor() {
    String address = someone();
    Reply reply =
        gatehouse.invite(inviter(), "{\"invitedUserEmailAddress\":\"%s\"}".formatted(address));
    assertFalse(reply.json().getBoolean("sendInvitationMessage"));
    assertEquals(0, sandbox.directory().guest(address).orElseThrow().mails());
  }

  @Test
  void statusIsGraphs() {
    assertEquals(
        "Completed",
        gatehouse
            .invite(inviter(), body("completed@sandbox.test", false))
            .json()
            .getString("status"));
  }

  // What is stored

  @Test
  void allThatIsToBeStoredCanBeReadBack() throws IOException {
    Instant before = Instant.now();
    String address = someone();
    Reply reply =
        gatehouse.invite(
            inviter(),
            Files.readString(SAMPLE).replace(SAMPLE_ADDRESS, address),
            "X-Correlation-ID",
            "purchase-4711");
    JsonObject stored = gatehouse.stored(reply.id(), manager()).json();

    Guest guest = sandbox.directory().guest(address).orElseThrow();
    assertEquals(reply.id(), stored.getString("id"));
    assertEquals("invited", stored.getString("state"));
    assertEquals(1, stored.getInt("graphCalls"));
    assertEquals(address, stored.getString("invitedUserEmailAddress"));
    assertEquals("John Doe", stored.getString("invitedUserDisplayName"));
    assertEquals("https://mycompany.com/guestinfo", stored.getString("inviteRedirectUrl"));
    assertTrue(stored.getBoolean("sendInvitationMessage"));
    assertEquals("adele.vance@mycompany.com", stored.getString("requestedBy"));
    assertFalse(stored.getBoolean("requestedByProved"));
    assertEquals(
        Json.createObjectBuilder()
            .add("somecustomkey1", "some custom data1")
            .add("somecustomkey2", "some custom data2")
            .build(),
        stored.getJsonObject("more"));
    assertEquals(
        Json.createObjectBuilder()
            .add("kind", "application")
            .add("tenantId", Sandbox.TENANT_ID)
            .add("objectId", Sandbox.CALLER_ID)
            .add("appId", Sandbox.CALLER_APP_ID)
            .add("name", Sandbox.CALLER_APP_ID)
            .build(),
        stored.getJsonObject("caller"));
    assertEquals("127.0.0.1", stored.getString("sourceAddress"));
    assertEquals("purchase-4711", stored.getString("correlationId"));
    assertEquals("PendingAcceptance", stored.getString("invitationStatus"));
    assertEquals(guest.validLink(), stored.getString("inviteRedeemUrl"));
    assertEquals(guest.id(), stored.getString("invitedUserId"));
    assertNotNull(UUID.fromString(stored.getString("graphInvitationId")));
    assertNotNull(UUID.fromString(stored.getString("graphRequestId")));
    assertEquals(List.of("received", "inProgress", "invited"), states(stored));
    Instant received = Instant.parse(stored.getString("receivedAt"));
    Instant closed = Instant.parse(stored.getString("finishedAt"));
    assertFalse(received.isBefore(before.minusMillis(1)));
    assertFalse(closed.isBefore(received));
    assertFalse(closed.isAfter(Instant.now()));
  }

  @Test
  void whatWasOmittedIsStoredWithItsDefault() {
    Reply reply =
        gatehouse.invite(inviter(), "{\"invitedUserEmailAddress\":\"%s\"}".formatted(someone()));
    JsonObject stored = gatehouse.stored(reply.id(), reader()).json();
    assertEquals("https://invitations.microsoft.com", stored.getString("inviteRedirectUrl"));
    assertFalse(stored.getBoolean("sendInvitationMessage"));
    assertEquals(JsonValue.EMPTY_JSON_OBJECT, stored.getJsonObject("more"));
    assertNull(stored.get("requestedBy"));
  }

  @Test
  void redeemUrlIsShownOnlyToThoseWhoManage() {
    String id = gatehouse.invite(inviter(), body(someone(), false)).id();
    assertNull(gatehouse.stored(id, reader()).json().get("inviteRedeemUrl"));
    assertNotNull(gatehouse.stored(id, manager()).json().get("inviteRedeemUrl"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"5a4d6b0e-0000-4000-8000-0000000000ff", "1-1-1-1-1", "nonsense", "%27%20or%201"})
  void unknownIdIsA404(String id) {
    assertEquals(
        "There is no invitation request with this id.",
        failure(404, gatehouse.stored(id, reader())));
  }

  // The request on the wire

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json; charset=utf-8",
        "Application/JSON",
        "text/plain",
        "text/plain;charset=UTF-8"
      })
  void jsonAndPlainTextAreTaken(String type) {
    Reply reply = gatehouse.invite(inviter(), body(someone(), false), "Content-Type", type);
    assertEquals(201, reply.status(), reply.text());
  }

  @Test
  void bodyWithoutContentTypeIsTaken() {
    Reply reply = gatehouse.send(untyped(BodyPublishers.ofString(body(someone(), false))));
    assertEquals(201, reply.status(), reply.text());
  }

  @Test
  void bodyWithoutAnnouncedLengthIsTaken() {
    byte[] bytes = body(someone(), false).getBytes(StandardCharsets.UTF_8);
    Reply reply =
        gatehouse.send(
            untyped(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))));
    assertEquals(201, reply.status(), reply.text());
  }

  @Test
  void byteOrderMarkIsPassedOver() {
    Reply reply = gatehouse.invite(inviter(), "\uFEFF" + body(someone(), false));
    assertEquals(201, reply.status(), reply.text());
  }

  @Test
  void lettersBeyondAsciiArriveUnchanged() {
    String address = someone();
    Reply reply =
        gatehouse.invite(
            inviter(),
            """
            {"invitedUserEmailAddress": "%s", "invitedUserDisplayName": "Zoë Łukasz 王 😀"}\
            """
                .formatted(address));
    assertEquals("Zoë Łukasz 王 😀", sandbox.directory().guest(address).orElseThrow().displayName());
    assertEquals(
        "Zoë Łukasz 王 😀",
        gatehouse.stored(reply.id(), reader()).json().getString("invitedUserDisplayName"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/xml", "application/x-www-form-urlencoded", "image/png"})
  void otherContentTypesAreA415(String type) {
    assertEquals(
        "Send the body as application/json; text/plain or no Content-Type is taken for it too.",
        failure(415, gatehouse.invite(inviter(), "<a/>", "Content-Type", type)));
  }

  @Test
  void contentTypeThatIsNoneIsRefusedInJson() {
    Reply reply = gatehouse.invite(inviter(), "{}", "Content-Type", "nonsense");
    assertFalse(failure(reply.status(), reply).isEmpty());
    assertTrue(reply.status() == 400 || reply.status() == 415, reply.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH"})
  void otherMethodsAreA405(String method) {
    Reply reply =
        gatehouse.send(
            gatehouse
                .request()
                .header("Authorization", "Bearer " + inviter())
                .method(method, BodyPublishers.noBody()));
    assertTrue(failure(405, reply).contains("POST"), reply.text());
    assertTrue(reply.header("Allow").contains("POST"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api", "/api/", "/api/nothing", "/nothing", "/api/InviteGuest/x"})
  void addressWithNothingBehindItIsA404(String path) {
    assertEquals(
        "There is nothing at this address; guests are invited at /api/InviteGuest.",
        failure(404, gatehouse.get(path, inviter())));
  }

  @Test
  void answersInAnotherFormatAreA406() {
    assertEquals(
        "Answers are application/json (lists of /api/invitations also text/csv and"
            + " application/x-ndjson); the Accept header must allow it.",
        failure(406, gatehouse.invite(inviter(), body(someone(), true), "Accept", "text/html")));
  }

  @Test
  void bodyOfMoreThan64KibibytesIsA413() {
    String large = " ".repeat(64 * 1024) + body(someone(), false);
    assertEquals(
        "The body must be at most 64 KiB.", failure(413, gatehouse.invite(inviter(), large)));
  }

  @Test
  void largeBodyWithoutAnnouncedLengthIsA413() {
    byte[] large = new byte[65 * 1024];
    Reply reply =
        gatehouse.send(
            untyped(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))));
    assertEquals("The body must be at most 64 KiB.", failure(413, reply));
  }

  @Test
  void everyFaultIsToldAtOnce() {
    Reply reply =
        gatehouse.invite(
            inviter(),
            """
            {
              "invitedUserDisplayName": 7,
              "inviteRedirectUrl": "http://mycompany.com",
              "sendInvitationMessage": "yes",
              "requestedBy": "nobody",
              "more": []
            }\
            """);
    failure(400, reply);
    List<String> fields =
        reply.json().getJsonArray("errors").getValuesAs(JsonObject.class).stream()
            .map(fault -> fault.getString("field"))
            .sorted()
            .toList();
    assertEquals(
        List.of(
            "inviteRedirectUrl",
            "invitedUserDisplayName",
            "invitedUserEmailAddress",
            "more",
            "requestedBy",
            "sendInvitationMessage"),
        fields);
    assertNull(reply.json().get("id"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "[]", "{\"a\":", "{} {}", "{'a':1}", "\"text\"", "null"})
  void whatIsNoJsonObjectIsA400(String body) {
    assertFalse(failure(400, gatehouse.invite(inviter(), body)).isEmpty());
  }

  @Test
  void bodyThatIsNestedDeeplyIsA400() {
    String deep = "[".repeat(20_000);
    assertEquals(
        "The body must be nested at most 32 deep.",
        failure(400, gatehouse.invite(inviter(), "{\"more\":" + deep)));
  }

  // Refusals

  @Test
  void forbiddenDomainIsRefusedAndStored() {
    String address = "someone@mail.blocked.example";
    Reply reply = gatehouse.invite(inviter(), body(address, true));
    String message = failure(400, reply);
    assertEquals("domainNotAllowed", reply.code());
    JsonObject stored = gatehouse.stored(reply.id(), reader()).json();
    assertEquals("refused", stored.getString("state"));
    assertEquals(message, stored.getString("message"));
    assertEquals(0, stored.getInt("graphCalls"));
    assertTrue(sandbox.directory().guest(address).isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "member@sandbox.test | The address belongs to a user who is already in the tenant. |"
            + " The invited user already exists in the directory as object ID",
        "anyone@own.sandbox.test | The address is in one of the tenant's own domains, so its owner"
            + " is no guest. | This user cannot be invited because the domain",
        "group@sandbox.test | The address is a group's; only a person's address can be invited. |"
            + " Group email address is not supported.",
        "smtp@sandbox.test | Microsoft does not accept the address for an invitation. |"
            + " The Primary SMTP Address is an invalid value",
        "blocked@sandbox.test | The settings of the tenant or of the guest's organization do not"
            + " allow this invitation. | This invitation is blocked by cross-tenant access"
            + " settings."
      })
  void whatGraphRefusesForTheDataIsA400InOurWordsAndGraphs(
      String address, String ours, String graphs) {
    Reply reply = gatehouse.invite(inviter(), body(address, false));
    String message = failure(400, reply);
    assertTrue(message.startsWith(ours + " Microsoft Graph says: " + graphs), reply.text());
    assertEquals("graphRejected", reply.code());
    JsonObject stored = gatehouse.stored(reply.id(), reader()).json();
    assertEquals("refused", stored.getString("state"));
    assertEquals(message, stored.getString("message"));
    assertEquals(1, stored.getInt("graphCalls"));
    assertEquals(List.of(), warnings());
  }

  @Test
  void addressThatGraphWouldRefuseIsRefusedBeforeAnyCall() {
    Reply reply = gatehouse.invite(inviter(), body("john+doe@example.com", false));
    failure(400, reply);
    assertEquals(
        "invitedUserEmailAddress",
        reply.json().getJsonArray("errors").getJsonObject(0).getString("field"));
    assertEquals(0, sandbox.journal().count("POST /v1.0/invitations"));
  }

  // Every answer

  @Test
  void correlationIdOfTheCallerComesBack() {
    Reply reply = gatehouse.invite(inviter(), "{}", "X-Correlation-ID", "purchase-4711");
    assertEquals("purchase-4711", reply.header("X-Correlation-ID"));
    failure(400, reply);
  }

  private HttpRequest.Builder untyped(HttpRequest.BodyPublisher body) {
    return gatehouse.request().header("Authorization", "Bearer " + inviter()).POST(body);
  }

  private static List<String> states(JsonObject stored) {
    return stored.getJsonArray("history").getValuesAs(JsonObject.class).stream()
        .map(move -> ((JsonString) move.get("state")).getString())
        .toList();
  }
}
