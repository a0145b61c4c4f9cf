package org.gatehouse.sandbox;

import static org.gatehouse.sandbox.SandboxClient.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntraTest extends SandboxCase {
  private static final String KEYS = "/" + Sandbox.TENANT_ID + "/discovery/v2.0/keys";

  @Test
  void aTokenIsIssuedForTheConfiguredLifetime() throws IOException {
    sandbox.behaviour().tokenLifetime(Duration.ofSeconds(400));
    HttpResponse<String> response = client.askForToken();
    assertEquals(200, response.statusCode());
    assertEquals("Bearer", json(response).getString("token_type"));
    assertEquals(400, json(response).getInt("expires_in"));
    assertEquals(1, sandbox.tokenRequests());
  }

  @Test
  void secretThatWasReplacedIsWrong() throws IOException {
    sandbox.secret("another-secret");
    assertEquals(401, client.askForToken().statusCode());
    assertEquals(200, client.askForToken(Map.of("client_secret", "another-secret")).statusCode());
    sandbox.reset();
    assertEquals(200, client.askForToken().statusCode());
  }

  @ParameterizedTest
  @CsvSource({
    "client_secret, wrong, 401, invalid_client, 7000215",
    "client_secret, expired-secret, 401, invalid_client, 7000222",
    "client_secret, '', 401, invalid_client, 7000216",
    "client_id, 5a4d6b0e-0000-4000-8000-0000000000ff, 400, unauthorized_client, 700016",
    "grant_type, '', 400, invalid_request, 900144",
    "grant_type, password, 400, unsupported_grant_type, 70003",
    "scope, https://graph.microsoft.com/User.Invite.All, 400, invalid_scope, 1002012",
    "scope, https://elsewhere.example/.default, 400, invalid_resource, 500011",
  })
  void whatIsWrongIsToldByNumber(String field, String value, int status, String error, int number)
      throws IOException {
    HttpResponse<String> response = client.askForToken(Map.of(field, value));
    assertEquals(status, response.statusCode());
    JsonObject body = json(response);
    assertEquals(error, body.getString("error"));
    assertTrue(body.getString("error_description").startsWith("AADSTS" + number + ": "));
    assertEquals(number, body.getJsonArray("error_codes").getInt(0));
    assertFalse(response.body().contains("access_token"));
  }

  @Test
  void anUnknownTenantIsToldByNumber() throws IOException {
    HttpResponse<String> response =
        client.askForToken(Sandbox.CLIENT_ID, Map.of("grant_type", "client_credentials"));
    assertEquals(400, response.statusCode());
    assertEquals(90002, json(response).getJsonArray("error_codes").getInt(0));
  }

  @Test
  void aFormThatCannotBeDecodedIsRefused() throws IOException {
    String path = "/" + Sandbox.TENANT_ID + "/oauth2/v2.0/token";
    assertEquals(400, client.command("POST", path, "grant_type=%zz").statusCode());
  }

  @Test
  void anAssertionIsTakenInsteadOfASecret() throws IOException {
    assertEquals(200, tokenFor(sandbox.callerToken().compact()).statusCode());
    assertEquals(401, tokenFor(sandbox.callerToken().expired().compact()).statusCode());
    assertEquals(401, tokenFor("no.jwt.atall").statusCode());
  }

  @Test
  void anAssertionMustBeSignedByTheRegisteredKey() throws IOException, JOSEException {
    RSAKey registered = SigningKeys.generate();
    sandbox.assertionKey(registered.toRSAPublicKey());
    assertEquals(401, tokenFor(sandbox.callerToken().compact()).statusCode());
    assertEquals(200, tokenFor(sandbox.callerToken().signedBy(registered).compact()).statusCode());
  }

  @Test
  void aCallerGetsATokenForGatehouseLikewise() throws IOException {
    HttpResponse<String> response =
        client.askForToken(
            Map.of("client_id", Sandbox.CALLER_APP_ID, "scope", Sandbox.CLIENT_ID + "/.default"));
    assertEquals(200, response.statusCode());
    assertEquals(
        401, client.with(json(response).getString("access_token")).invite("a@b.com").statusCode());
  }

  @Test
  void aManagedIdentityGetsAToken() throws IOException {
    String path = "/sandbox/identity?api-version=2019-08-01&resource=https://graph.microsoft.com";
    assertEquals(401, client.get(path).statusCode());
    HttpResponse<String> response =
        client.get(path, Map.of("X-IDENTITY-HEADER", Sandbox.IDENTITY_HEADER));
    assertEquals(200, response.statusCode());
    client.with(json(response).getString("access_token"));
    assertEquals(201, client.invite("a@b.com").statusCode());
  }

  @Test
  void theKeysCarryNoAlgorithm() throws IOException, ParseException {
    List<JWK> keys = JWKSet.parse(client.get(KEYS).body()).getKeys();
    assertEquals(1, keys.size());
    assertEquals(sandbox.keys().current().getKeyID(), keys.get(0).getKeyID());
    assertNull(keys.get(0).getAlgorithm());
    assertEquals(KeyUse.SIGNATURE, keys.get(0).getKeyUse());
    assertFalse(keys.get(0).isPrivate());
    assertEquals(1, sandbox.keyFetches());
  }

  @Test
  void aRotationKeepsTheKeyBeforePublishedAndAReplacementDoesNot()
      throws IOException, ParseException {
    String first = sandbox.keys().current().getKeyID();
    sandbox.keys().rotate();
    assertEquals(2, JWKSet.parse(client.get(KEYS).body()).getKeys().size());
    assertNotEquals(first, sandbox.keys().current().getKeyID());
    sandbox.keys().replace();
    assertEquals(1, JWKSet.parse(client.get(KEYS).body()).getKeys().size());
  }

  @Test
  void theKeysCanBeDownAndTheTokensTooEachInItsOwnWay() throws IOException {
    sandbox.behaviour().keys().always(SimulatedResponse.UNAVAILABLE);
    sandbox.behaviour().token().always(SimulatedResponse.BAD_GATEWAY);
    assertEquals(503, client.get(KEYS).statusCode());
    HttpResponse<String> response = client.askForToken();
    assertEquals(502, response.statusCode());
    assertTrue(response.body().startsWith("<html>"));
  }

  @Test
  void theConfigurationNamesTheseAddresses() throws IOException {
    JsonObject configuration =
        json(client.get("/" + Sandbox.TENANT_ID + "/v2.0/.well-known/openid-configuration"));
    assertEquals(sandbox.uri() + KEYS, configuration.getString("jwks_uri"));
    assertEquals(
        sandbox.uri() + "/" + Sandbox.TENANT_ID + "/v2.0", configuration.getString("issuer"));
  }

  private HttpResponse<String> tokenFor(String assertion) throws IOException {
    return client.askForToken(
        Map.of(
            "client_secret",
            "",
            "client_assertion_type",
            "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            "client_assertion",
            assertion));
  }
}
