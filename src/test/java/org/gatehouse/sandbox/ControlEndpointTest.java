package org.gatehouse.sandbox;

import static org.gatehouse.sandbox.SandboxClient.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlEndpointTest extends SandboxCase {
  private static final String BEHAVIOUR = "/sandbox/behaviour";

  @BeforeEach
  void signIn() {
    client.signIn();
  }

  @Test
  void everyKnobCanBeTurnedOverHttp() throws IOException {
    HttpResponse<String> response =
        client.command(
            "PUT",
            BEHAVIOUR,
            """
            {"invitations": {"delay": "PT0.2S", "variance": 0.4, "always": "html",
               "share": {"unavailable": 0.1, "broken-after-effect": 0.05},
               "next": ["throttled", {"answer": "internal-error", "times": 2}],
               "retryAfter": "PT2S"},
             "token": {"always": "bad-gateway"}, "keys": {"always": "hang"}, "users": {},
             "seed": 7, "directoryLag": "PT5S", "rate": 30, "ratePeriod": "PT1S",
             "rateEnforced": false, "tokenLifetime": "PT10M"}
            """);
    assertEquals(200, response.statusCode());
    Behaviour behaviour = sandbox.behaviour();
    NetworkConditions invitations = behaviour.invitations();
    assertEquals(Duration.ofMillis(200), invitations.delay());
    assertEquals(0.4, invitations.variance());
    assertEquals(SimulatedResponse.HTML, invitations.always());
    assertEquals(
        Map.of(SimulatedResponse.UNAVAILABLE, 0.1, SimulatedResponse.BROKEN_AFTER_EFFECT, 0.05),
        invitations.shares());
    assertEquals(
        List.of(
            SimulatedResponse.THROTTLED,
            SimulatedResponse.INTERNAL_ERROR,
            SimulatedResponse.INTERNAL_ERROR),
        invitations.script());
    assertEquals(Duration.ofSeconds(2), invitations.retryAfter());
    assertEquals(SimulatedResponse.BAD_GATEWAY, behaviour.token().always());
    assertEquals(SimulatedResponse.HANG, behaviour.keys().always());
    assertEquals(Duration.ofSeconds(5), behaviour.directoryLag());
    assertEquals(30, behaviour.rate());
    assertEquals(Duration.ofSeconds(1), behaviour.ratePeriod());
    assertFalse(behaviour.rateEnforced());
    assertEquals(Duration.ofMinutes(10), behaviour.tokenLifetime());
  }

  @Test
  void whatIsReadCanBeWrittenBack() throws IOException {
    sandbox.behaviour().users().share(SimulatedResponse.HTML, 0.5).next(SimulatedResponse.EMPTY);
    String read = client.get(BEHAVIOUR).body();
    assertEquals(200, client.command("DELETE", BEHAVIOUR, "").statusCode());
    assertNotEquals(read, client.get(BEHAVIOUR).body());
    assertEquals(200, client.command("PUT", BEHAVIOUR, read).statusCode());
    assertEquals(read, client.get(BEHAVIOUR).body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"delay\":\"PT1S\"}",
        "{\"invitations\":{\"dely\":\"PT1S\"}}",
        "{\"invitations\":{\"delay\":200}}",
        "{\"invitations\":{\"delay\":\"-PT1S\"}}",
        "{\"invitations\":{\"variance\":2}}",
        "{\"invitations\":{\"share\":{\"unavailable\":0.6,\"html\":0.6}}}",
        "{\"invitations\":{\"next\":[\"unknown\"]}}",
        "{\"invitations\":{\"next\":[{\"answer\":\"html\",\"times\":100000}]}}",
        "{\"token\":{\"always\":\"suspicious-activity\"}}",
        "{\"rate\":0}",
        "{\"ratePeriod\":\"PT0S\"}",
        "{\"rateEnforced\":\"yes\"}"
      })
  void aMistakeIsToldAndChangesNothing(String body) throws IOException {
    String before = client.get(BEHAVIOUR).body();
    HttpResponse<String> response =
        client.command("PUT", BEHAVIOUR, body.replaceFirst("^\\{", "{\"directoryLag\":\"PT9S\","));
    assertEquals(400, response.statusCode());
    assertFalse(json(response).getString("message").isBlank());
    assertEquals(before, client.get(BEHAVIOUR).body());
  }

  @Test
  void theStateTellsWhatHappened() throws IOException {
    client.inviteWithMail("a@b.com");
    client.invite("group@sandbox.test");
    JsonObject state = json(client.get("/sandbox/state"));
    assertEquals(1, state.getInt("guestCount"));
    assertEquals(1, state.getInt("mailCount"));
    assertEquals(1, state.getInt("tokenRequests"));
    assertEquals(0, state.getInt("keyFetches"));
    assertEquals(2, state.getJsonObject("invitationsPace").getInt("peak"));
    JsonObject guest = state.getJsonArray("guests").getJsonObject(0);
    assertEquals("a@b.com", guest.getString("address"));
    assertTrue(guest.getBoolean("linkInMailIsValid"));
    assertTrue(
        state.getJsonArray("calls").getValuesAs(JsonObject.class).stream()
            .anyMatch(
                call ->
                    call.getString("call").equals(InvitationsEndpoint.NAME)
                        && call.getInt("status") == 400
                        && call.getInt("count") == 1));
  }

  @Test
  void oneGuestCanBeAskedFor() throws IOException {
    client.invite("a@b.com");
    client.invite("c@d.com");
    assertEquals(2, json(client.get("/sandbox/guests")).getJsonArray("guests").size());
    assertEquals(
        "c@d.com",
        json(client.get("/sandbox/guests?address=C@d.com"))
            .getJsonArray("guests")
            .getJsonObject(0)
            .getString("address"));
    assertTrue(
        json(client.get("/sandbox/guests?address=nobody@d.com")).getJsonArray("guests").isEmpty());
  }

  @Test
  void aResetForgetsAllButTokensAndKeys() throws IOException {
    client.inviteWithMail("a@b.com");
    sandbox.behaviour().invitations().always(SimulatedResponse.HTML);
    client.command("POST", "/sandbox/reset", "");
    JsonObject state = json(client.get("/sandbox/state"));
    assertEquals(0, state.getInt("guestCount"));
    assertEquals(0, state.getInt("mailCount"));
    assertEquals(0, state.getInt("tokenRequests"));
    assertEquals(0, state.getJsonObject("invitationsPace").getInt("peak"));
    assertEquals(201, client.invite("a@b.com").statusCode());
  }

  @Test
  void tokensAreRevokedAndKeysRotatedOverHttp() throws IOException {
    String key = sandbox.keys().current().getKeyID();
    client.command("POST", "/sandbox/revoke-tokens", "");
    client.command("POST", "/sandbox/rotate-keys", "");
    assertEquals(401, client.invite("a@b.com").statusCode());
    assertNotEquals(key, sandbox.keys().current().getKeyID());
  }

  @Test
  void aCallersTokenIsMadeToWishes() throws IOException, ParseException {
    JWTClaimsSet claims =
        SignedJWT.parse(
                client
                    .get(
                        "/sandbox/token?kind=user&scopes=Guests.Invite,Guests.Read&roles=Guests.Manage"
                            + "&version=1&expired=true&audience=api://x&issuer=https://i/&user=u@b.com")
                    .body())
            .getJWTClaimsSet();
    assertEquals("Guests.Invite Guests.Read", claims.getStringClaim("scp"));
    assertEquals(List.of("Guests.Manage"), claims.getStringListClaim("roles"));
    assertEquals("1.0", claims.getStringClaim("ver"));
    assertEquals(List.of("api://x"), claims.getAudience());
    assertEquals("https://i/", claims.getIssuer());
    assertEquals("u@b.com", claims.getStringClaim("upn"));
    assertTrue(claims.getExpirationTime().before(Date.from(CLOCK.instant())));
  }

  @Test
  void aTokenWithoutWishesMayInvite() throws IOException, ParseException {
    JWTClaimsSet claims = SignedJWT.parse(client.get("/sandbox/token").body()).getJWTClaimsSet();
    assertEquals(List.of("Guests.Invite"), claims.getStringListClaim("roles"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"kind=robot", "version=3", "role=Guests.Invite"})
  void aWishThatCannotBeGrantedIsToldSo(String wish) throws IOException {
    assertEquals(400, client.get("/sandbox/token?" + wish).statusCode());
  }

  @Test
  void thePageShowsGuestsWithoutTrustingTheirNames() throws IOException {
    client.postInvitation(
        "{\"invitedUserEmailAddress\":\"a@b.com\",\"inviteRedirectUrl\":\"https://b.com\","
            + "\"invitedUserDisplayName\":\"<script>alert(1)</script>\"}");
    HttpResponse<String> page = client.get("/");
    assertEquals(200, page.statusCode());
    assertTrue(page.body().contains("a@b.com"));
    assertTrue(page.body().contains("&lt;script&gt;alert(1)"));
    assertFalse(page.body().contains("<script"));
  }

  @Test
  void aPortInUseIsToldAsSuch() {
    UncheckedIOException inUse =
        Assertions.assertThrows(
            UncheckedIOException.class, () -> Sandbox.start(sandbox.uri().getPort()).close());
    assertTrue(inUse.getCause() instanceof BindException);
  }

  @Test
  void theJournalKeepsTheLatestThousand() throws IOException {
    CallLog journal = sandbox.journal();
    for (int call = 0; call < 1_500; call++) {
      journal.note("GET /" + call % 3, 200, SimulatedResponse.NORMAL, call, null);
    }
    assertEquals(1_000, journal.last(5_000).size());
    assertEquals(1_499, journal.last(1).get(0).micros());
    assertEquals(500, journal.count("GET /1", 200));
  }
}
