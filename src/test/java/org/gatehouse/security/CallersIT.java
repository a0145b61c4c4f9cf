package org.gatehouse.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.PlainJWT;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gatehouse.container.ContainerCase;
import org.gatehouse.container.Reply;
import org.gatehouse.sandbox.CallerToken;
import org.gatehouse.sandbox.Sandbox;
import org.gatehouse.sandbox.SigningKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in, as callers see it; every rule on tokens is shown at the verifier. */
@Tag("per-server")
class CallersIT extends ContainerCase {
  private static final String NO_SIGNED_JWT =
      "The token is not a signed JWT: send the access token as Entra issued it.";
  private static final String NO_PUBLISHED_KEY =
      "The token is signed with a key that the tenant does not publish: ask Entra for a new one.";

  private final String address = someone();

  // Tokens that are let in

  @Test
  void tokensOfBothVersionsAreTaken() {
    for (int version : List.of(1, 2)) {
      assertInvited(mayInvite().version(version).compact());
    }
  }

  @Test
  void bothFormsOfTheAudienceAreTaken() {
    assertInvited(mayInvite().audience("api://" + Sandbox.CLIENT_ID).compact());
  }

  @Test
  void schemeIsTakenInAnyCase() {
    assertEquals(201, send("bearer " + inviter()).status());
    assertEquals(201, send("BEARER " + inviter()).status());
  }

  // Tokens that are not

  @Test
  void callWithoutATokenIsToldWhatIsMissing() {
    Reply reply = gatehouse.send(post());
    assertEquals(
        "This service needs an Entra access token in the header Authorization: Bearer.",
        failure(401, reply));
    assertEquals("Bearer", reply.header("WWW-Authenticate"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic dXNlcjpwYXNzd29yZA==", "Bearer", "Negotiate abc", "token"})
  void otherSchemesCountAsNoToken(String authorization) {
    assertEquals("Bearer", refused(401, send(authorization)));
  }

  @Test
  void tokenInTheQueryIsNoToken() {
    Reply reply =
        gatehouse.send(
            gatehouse
                .request("/api/InviteGuest?access_token=" + inviter())
                .POST(BodyPublishers.ofString(body(address, false))));
    failure(401, reply);
    assertEquals("Bearer", reply.header("WWW-Authenticate"));
  }

  @Test
  void twoAuthorizationHeadersAreRefused() {
    Reply reply =
        gatehouse.send(
            post()
                .header("Authorization", "Bearer " + inviter())
                .header("Authorization", "Bearer " + inviter()));
    assertEquals("The header Authorization was sent more than once.", failure(401, reply));
  }

  @Test
  void algNoneIsRefused() {
    assertInvalid(NO_SIGNED_JWT, new PlainJWT(mayInvite().claims()).serialize());
  }

  @Test
  void hs256SignedWithThePublicKeyIsRefused() throws JOSEException {
    JWSObject forged =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.HS256)
                .keyID(sandbox.keys().current().getKeyID())
                .build(),
            new Payload(mayInvite().claims().toJSONObject()));
    forged.sign(new MACSigner(sandbox.keys().current().toRSAPublicKey().getEncoded()));
    assertInvalid(
        "The token is not signed with RS256, the algorithm of Entra.", forged.serialize());
  }

  @Test
  void otherKidIsRefused() {
    assertInvalid(NO_PUBLISHED_KEY, mayInvite().keyId("another-kid").compact());
  }

  @Test
  void keyOfAnotherTenantIsRefused() {
    assertInvalid(NO_PUBLISHED_KEY, mayInvite().signedBy(SigningKeys.generate()).compact());
  }

  @Test
  void keyOfAnotherTenantUnderOurKidIsRefused() {
    assertInvalid(
        "The token's signature is wrong: send the token exactly as Entra issued it.",
        mayInvite()
            .signedBy(SigningKeys.generate())
            .keyId(sandbox.keys().current().getKeyID())
            .compact());
  }

  @Test
  void otherIssuerIsRefused() {
    assertInvalid(
        "The token has another issuer than the tenant of this service.",
        mayInvite().issuer("https://login.example/" + Sandbox.TENANT_ID + "/v2.0").compact());
  }

  @Test
  void otherAudienceIsToldWhichOneToAskFor() {
    assertInvalid(
        "The token is for another audience than this service: ask Entra for one with the scope "
            + Sandbox.CLIENT_ID
            + "/.default.",
        mayInvite().audience("api://something-else").compact());
  }

  @Test
  void tokenForMicrosoftGraphIsToldWhichAudienceToAskFor() {
    assertInvalid(
        "The token is for Microsoft Graph and not for this service: ask Entra for one with the"
            + " scope "
            + Sandbox.CLIENT_ID
            + "/.default.",
        mayInvite().audience("https://graph.microsoft.com").compact());
  }

  @Test
  void otherTenantIsRefused() {
    assertInvalid(
        "The token is from another tenant: ask for one at the tenant of this service.",
        mayInvite().tenant("5a4d6b0e-0000-4000-8000-0000000000ee").compact());
  }

  @Test
  void expiredTokenIsRefused() {
    assertInvalid(
        "The token has expired: ask Entra for a new one.", mayInvite().expired().compact());
  }

  @Test
  void tokenThatIsNotYetValidIsRefused() {
    assertInvalid(
        "The token is not valid yet: wait, or compare the clocks of both machines.",
        mayInvite().notYetValid().compact());
  }

  @Test
  void rolesOfTheWrongTypeAreRefused() {
    assertInvalid(
        "The token's claim roles is not a list of texts.",
        sandbox.callerToken().claim("roles", "Guests.Invite").compact());
  }

  @Test
  void nestedJwtIsRefused() throws JOSEException {
    JWSObject outer =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(sandbox.keys().current().getKeyID())
                .contentType("JWT")
                .build(),
            new Payload(inviter()));
    outer.sign(new RSASSASigner(sandbox.keys().current()));
    assertInvalid(NO_SIGNED_JWT, outer.serialize());
  }

  @Test
  void jweIsRefused() throws JOSEException {
    JWEObject encrypted =
        new JWEObject(
            new JWEHeader(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A128GCM),
            new Payload(inviter()));
    encrypted.encrypt(new RSAEncrypter(sandbox.keys().current().toRSAPublicKey()));
    assertInvalid(NO_SIGNED_JWT, encrypted.serialize());
  }

  @Test
  void truncatedTokenIsRefused() {
    String token = inviter();
    assertInvalid(
        "The token's signature is wrong: send the token exactly as Entra issued it.",
        token.substring(0, token.length() - 8));
    assertInvalid(NO_SIGNED_JWT, token.substring(0, token.lastIndexOf('.')));
  }

  @Test
  void rubbishIsRefused() {
    assertInvalid(NO_SIGNED_JWT, "a.b.c");
    assertInvalid(NO_SIGNED_JWT, "....");
    assertInvalid(NO_SIGNED_JWT, "{\"alg\":\"RS256\"}");
  }

  @Test
  void headerOfATokenThatIsNullIsRefused() {
    assertInvalid(NO_SIGNED_JWT, "bnVsbA.e30.eA");
  }

  /** Servers limit a request's headers and say so in their own way; more than that is ours. */
  @Test
  void tokenOf100KilobytesIsRefused() {
    Reply reply = send("Bearer " + "e".repeat(100 * 1024));
    assertTrue(List.of(400, 401, 413, 431).contains(reply.status()), reply.status() + "");
    assertFalse(reply.text().contains("Exception"), reply.text());
  }

  // Roles

  @Test
  void tokenWithoutARoleIsA403ThatNamesThem() {
    Reply reply = send("Bearer " + sandbox.callerToken().compact());
    assertEquals(
        "The token grants no role of this service: have an administrator assign Guests.Invite,"
            + " Guests.Read or Guests.Manage, then ask Entra for a new one.",
        failure(403, reply));
    assertTrue(reply.header("WWW-Authenticate").startsWith("Bearer error=\"insufficient_scope\""));
  }

  @ParameterizedTest
  @CsvSource({"Guests.Read", "Guests.Manage"})
  void invitingNeedsGuestsInvite(String role) {
    Reply reply = send("Bearer " + sandbox.callerToken().roles(role).compact());
    assertEquals(
        "The token lacks the role Guests.Invite: have an administrator assign it, then ask Entra"
            + " for a new token.",
        failure(403, reply));
    assertTrue(reply.header("WWW-Authenticate").startsWith("Bearer error=\"insufficient_scope\""));
    assertTrue(sandbox.directory().guest(address).isEmpty());
  }

  @Test
  void readingNeedsGuestsReadOrGuestsManage() {
    String id = send("Bearer " + inviter()).id();
    assertEquals(
        "The token lacks the role Guests.Manage or Guests.Read: have an administrator assign it,"
            + " then ask Entra for a new token.",
        failure(403, gatehouse.stored(id, inviter())));
    assertEquals(200, gatehouse.stored(id, reader()).status());
    assertEquals(200, gatehouse.stored(id, manager()).status());
  }

  @Test
  void scopeOfAUserOpensWhatItNames() {
    assertInvited(sandbox.callerToken().scopes("Guests.Invite").compact());
    failure(403, send("Bearer " + sandbox.callerToken().scopes("Guests.Read").compact()));
  }

  // Who is on record

  @Test
  void userIsOnRecordWithTheOwnAddressAsProved() {
    JsonObject stored = storedOf(body(address, false));
    JsonObject caller = stored.getJsonObject("caller");
    assertEquals("user", caller.getString("kind"));
    assertEquals(Sandbox.USER_ID, caller.getString("objectId"));
    assertEquals("Adele Vance", caller.getString("name"));
    assertEquals(Sandbox.USER_ADDRESS, stored.getString("requestedBy"));
    assertTrue(stored.getBoolean("requestedByProved"));
  }

  @Test
  void requesterWhoContradictsTheUserIsOnRecordAsClaimed() {
    JsonObject stored =
        storedOf(
            """
            {"invitedUserEmailAddress": "%s", "requestedBy": "alex.wilber@mycompany.com"}\
            """
                .formatted(address));
    assertEquals("alex.wilber@mycompany.com", stored.getString("requestedBy"));
    assertFalse(stored.getBoolean("requestedByProved"));
    assertEquals(Sandbox.USER_ID, stored.getJsonObject("caller").getString("objectId"));
  }

  // Open and closed

  @ParameterizedTest
  @ValueSource(strings = {"", "live", "ready", "started"})
  void healthIsOpen(String check) {
    Reply reply = gatehouse.health(check);
    assertEquals(200, reply.status(), reply.text());
    assertEquals("UP", reply.json().getString("status"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/nothing",
        "/api",
        "/api/nothing",
        "/api/invitations",
        "/api/application.wadl",
        "/problem",
        "/openapi/x",
        "/webjars/swagger-ui/swagger-ui.css",
        "/index.html",
        "/healthy",
        "/health/../api/invitations/x",
        "/health;x/../api/InviteGuest"
      })
  void everythingElseIsClosedAlsoWhatDoesNotExist(String path) {
    failure(401, gatehouse.send(gatehouse.request(path)));
  }

  /** Servers refuse it before any code of ours is asked. */
  @Test
  void whatTheApplicationIsMadeOfIsNotServed() {
    Reply reply = gatehouse.get("/WEB-INF/web.xml", inviter());
    assertEquals(404, reply.status());
    assertFalse(reply.text().contains("servlet"), reply.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "FOO"})
  void noMethodIsOpen(String method) {
    Reply reply = gatehouse.send(gatehouse.request().method(method, BodyPublishers.noBody()));
    assertTrue(reply.status() == 401 || reply.status() == 403, method + " " + reply.status());
  }

  @Test
  void otherOriginsAreNotLetIn() {
    Reply preflight =
        gatehouse.send(
            gatehouse
                .request()
                .header("Origin", "https://elsewhere.example")
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));
    assertTrue(preflight.status() >= 400);
    Reply call = gatehouse.invite(inviter(), body(address, false), "Origin", "https://e.example");
    for (Reply reply : List.of(preflight, call)) {
      assertNull(reply.header("Access-Control-Allow-Origin"));
      assertNull(reply.header("Access-Control-Allow-Methods"));
    }
  }

  @Test
  void noAnswerMayBeKeptOrTakenForAnotherType() {
    String id = send("Bearer " + inviter()).id();
    for (Reply reply :
        List.of(
            send("Bearer " + inviter()),
            gatehouse.stored(id, manager()),
            gatehouse.stored("nonsense", reader()),
            gatehouse.get("/nothing", reader()),
            gatehouse.send(post()),
            gatehouse.invite(inviter(), "nonsense"),
            send("Bearer " + sandbox.callerToken().expired().compact()))) {
      assertEquals("no-store", reply.header("Cache-Control"), reply.text());
      assertEquals("nosniff", reply.header("X-Content-Type-Options"), reply.text());
      assertNull(reply.header("Server"));
      assertNull(reply.header("X-Powered-By"));
      assertNull(reply.header("Set-Cookie"));
    }
  }

  // Many of them

  @Test
  void tenThousandBadTokensLeaveTheLogFlatAndTheKeyEndpointInPeace() throws Exception {
    String good = inviter();
    int signature = good.lastIndexOf('.') + 1;
    ExecutorService callers = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> storms = new ArrayList<>();
      for (int caller = 0; caller < 8; caller++) {
        int from = caller * 1_250;
        storms.add(
            callers.submit(
                () -> {
                  for (int each = from; each < from + 1_250; each++) {
                    String bad =
                        each % 2 == 0
                            ? mayInvite().keyId("kid-" + each).compact()
                            : good.substring(0, signature) + "%08d".formatted(each);
                    assertEquals(401, send("Bearer " + bad).status());
                  }
                }));
      }
      for (Future<?> storm : storms) {
        storm.get();
      }
    } finally {
      callers.shutdownNow();
    }
    assertInvited(good);
    assertTrue(sandbox.keyFetches() <= 3, sandbox.keyFetches() + " fetches");
    int characters =
        written().stream().filter(line -> !line.startsWith("{")).mapToInt(String::length).sum();
    assertTrue(characters < 4_000, characters + " characters of log");
    long lines = written().stream().filter(line -> line.startsWith("{")).count();
    assertTrue(lines < 1_000, lines + " lines on 5,000 requests");
  }

  private CallerToken mayInvite() {
    return sandbox.callerToken().roles("Guests.Invite");
  }

  private HttpRequest.Builder post() {
    return gatehouse
        .request()
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body(address, false)));
  }

  private Reply send(String authorization) {
    return gatehouse.send(post().header("Authorization", authorization));
  }

  private void assertInvited(String token) {
    Reply reply = send("Bearer " + token);
    assertEquals(201, reply.status(), reply.text());
  }

  private void assertInvalid(String message, String token) {
    Reply reply = send("Bearer " + token);
    assertEquals(message, failure(401, reply));
    assertEquals(
        "Bearer error=\"invalid_token\", error_description=\"" + message + "\"",
        reply.header("WWW-Authenticate"));
    assertTrue(sandbox.directory().guest(address).isEmpty());
  }

  private static String refused(int status, Reply reply) {
    failure(status, reply);
    return reply.header("WWW-Authenticate");
  }

  private JsonObject storedOf(String body) {
    String user = sandbox.callerToken().scopes("Guests.Invite").compact();
    return gatehouse.stored(gatehouse.invite(user, body).id(), reader()).json();
  }
}
