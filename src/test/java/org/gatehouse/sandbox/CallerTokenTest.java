package org.gatehouse.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CallerTokenTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static RSAKey key;

  @BeforeAll
  static void generate() {
    key = SigningKeys.generate();
  }

  @Test
  void anApplicationsTokenOfVersion2() throws ParseException {
    JWTClaimsSet claims = claims(token().roles("Guests.Invite", "Guests.Read"));
    assertEquals("http://127.0.0.1:1/" + Sandbox.TENANT_ID + "/v2.0", claims.getIssuer());
    assertEquals(List.of(Sandbox.CLIENT_ID), claims.getAudience());
    assertEquals("2.0", claims.getStringClaim("ver"));
    assertEquals(Sandbox.CALLER_APP_ID, claims.getStringClaim("azp"));
    assertEquals(Sandbox.CALLER_ID, claims.getStringClaim("oid"));
    assertEquals(Sandbox.TENANT_ID, claims.getStringClaim("tid"));
    assertEquals(List.of("Guests.Invite", "Guests.Read"), claims.getStringListClaim("roles"));
    assertNull(claims.getClaim("scp"));
    assertNull(claims.getJWTID());
    assertTrue(claims.getClaims().containsKey("uti"));
    assertEquals(NOW.plusSeconds(3600), claims.getExpirationTime().toInstant());
  }

  @Test
  void aUsersTokenOfVersion1() throws ParseException {
    JWTClaimsSet claims = claims(token().version(1).scopes("Guests.Invite", "Guests.Read"));
    assertEquals("https://sts.windows.net/" + Sandbox.TENANT_ID + "/", claims.getIssuer());
    assertEquals("1.0", claims.getStringClaim("ver"));
    assertEquals(Sandbox.CALLER_APP_ID, claims.getStringClaim("appid"));
    assertNull(claims.getClaim("azp"));
    assertEquals("Guests.Invite Guests.Read", claims.getStringClaim("scp"));
    assertEquals(Sandbox.USER_ADDRESS, claims.getStringClaim("upn"));
    assertEquals(Sandbox.USER_ID, claims.getStringClaim("oid"));
    assertNull(claims.getClaim("roles"));
  }

  @Test
  void theHeaderNamesTheKeyAndTheAlgorithm() throws ParseException, JOSEException {
    SignedJWT jwt = SignedJWT.parse(token().compact());
    assertEquals("JWT", jwt.getHeader().getType().toString());
    assertEquals("RS256", jwt.getHeader().getAlgorithm().getName());
    assertEquals(key.getKeyID(), jwt.getHeader().getKeyID());
    assertTrue(jwt.verify(new RSASSAVerifier(key)));
  }

  @Test
  void aForgerSignsWithAnotherKeyUnderTheSameId() throws ParseException, JOSEException {
    RSAKey forged = SigningKeys.generate();
    SignedJWT jwt = SignedJWT.parse(token().signedBy(forged).keyId(key.getKeyID()).compact());
    assertEquals(key.getKeyID(), jwt.getHeader().getKeyID());
    assertFalse(jwt.verify(new RSASSAVerifier(key)));
    assertTrue(jwt.verify(new RSASSAVerifier(forged)));
  }

  @Test
  void everyClaimCanBeBentOrLeftOut() throws ParseException {
    JWTClaimsSet claims =
        claims(token().claim("roles", "Guests.Invite").claim("oid", null).audience("other"));
    assertEquals("Guests.Invite", claims.getClaim("roles"));
    assertNull(claims.getClaim("oid"));
    assertEquals(List.of("other"), claims.getAudience());
  }

  @Test
  void timesCanBeBent() throws ParseException {
    assertTrue(claims(token().expired()).getExpirationTime().toInstant().isBefore(NOW));
    assertTrue(claims(token().notYetValid()).getNotBeforeTime().toInstant().isAfter(NOW));
  }

  @Test
  void anotherTenantsTokenComesFromAnotherIssuer() throws ParseException {
    JWTClaimsSet claims = claims(token().tenant("elsewhere"));
    assertEquals("elsewhere", claims.getStringClaim("tid"));
    assertEquals("http://127.0.0.1:1/elsewhere/v2.0", claims.getIssuer());
  }

  private static CallerToken token() {
    return new CallerToken("http://127.0.0.1:1", key, NOW);
  }

  private static JWTClaimsSet claims(CallerToken token) throws ParseException {
    return SignedJWT.parse(token.compact()).getJWTClaimsSet();
  }
}
