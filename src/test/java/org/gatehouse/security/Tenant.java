package org.gatehouse.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A tenant of Entra with one signing key, and the tokens it issues. */
final class Tenant {
  static final String ID = "0f0f0f0f-1111-2222-3333-444444444444";
  static final String SERVICE = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";
  static final String CALLING_APP = "bbbbbbbb-0000-0000-0000-000000000001";
  static final String CALLING_PRINCIPAL = "cccccccc-0000-0000-0000-000000000002";
  static final String V2_ISSUER = "https://login.microsoftonline.com/" + ID + "/v2.0";
  static final String V1_ISSUER = "https://sts.windows.net/" + ID + "/";

  final RSAKey key;

  private Tenant(RSAKey key) {
    this.key = key;
  }

  static Tenant withKey(String keyId) {
    try {
      return new Tenant(new RSAKeyGenerator(2048).keyID(keyId).keyUse(KeyUse.SIGNATURE).generate());
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  static CallerSettings settings() {
    return new CallerSettings(
        ID,
        List.of(SERVICE, "api://" + SERVICE),
        List.of(V2_ISSUER, V1_ISSUER),
        URI.create("https://login.microsoftonline.com/" + ID + "/discovery/v2.0/keys"),
        Duration.ofSeconds(60),
        0,
        Duration.ofMinutes(1));
  }

  /** As the key endpoint publishes it: Entra's keys carry no alg. */
  String keyDocument() {
    return new JWKSet(key).toString(true);
  }

  Map<String, RSAPublicKey> publicKeys() {
    try {
      return Map.of(key.getKeyID(), key.toRSAPublicKey());
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  /** What Entra puts into a v2.0 token of an application that may invite. */
  static Map<String, Object> application(Instant now) {
    Map<String, Object> claims = common(now);
    claims.put("iss", V2_ISSUER);
    claims.put("azp", CALLING_APP);
    claims.put("idtyp", "app");
    claims.put("roles", List.of("Guests.Invite"));
    claims.put("ver", "2.0");
    return claims;
  }

  /** What Entra puts into a v1.0 token of an application that may invite. */
  static Map<String, Object> applicationV1(Instant now) {
    Map<String, Object> claims = common(now);
    claims.put("iss", V1_ISSUER);
    claims.put("aud", "api://" + SERVICE);
    claims.put("appid", CALLING_APP);
    claims.put("roles", List.of("Guests.Invite"));
    claims.put("ver", "1.0");
    return claims;
  }

  /** What Entra puts into a v2.0 token of an application that acts for a signed-in user. */
  static Map<String, Object> user(Instant now) {
    Map<String, Object> claims = common(now);
    claims.put("iss", V2_ISSUER);
    claims.put("azp", CALLING_APP);
    claims.put("scp", "Guests.Invite Guests.Read");
    claims.put("name", "Adele Vance");
    claims.put("preferred_username", "adele.vance@mycompany.com");
    claims.put("ver", "2.0");
    return claims;
  }

  private static Map<String, Object> common(Instant now) {
    Map<String, Object> claims = new HashMap<>();
    claims.put("aud", SERVICE);
    claims.put("tid", ID);
    claims.put("oid", CALLING_PRINCIPAL);
    claims.put("sub", CALLING_PRINCIPAL);
    claims.put("uti", "AAAAAAAAAAAAAAAAAAAAAA");
    claims.put("iat", now.getEpochSecond());
    claims.put("nbf", now.getEpochSecond());
    claims.put("exp", now.getEpochSecond() + 3600);
    return claims;
  }

  String sign(Map<String, Object> claims) {
    return sign(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
  }

  String sign(JWSHeader header, Map<String, Object> claims) {
    try {
      JWTClaimsSet.Builder set = new JWTClaimsSet.Builder();
      claims.forEach(
          (name, value) ->
              set.claim(
                  name,
                  value instanceof Long seconds && List.of("iat", "nbf", "exp").contains(name)
                      ? Date.from(Instant.ofEpochSecond(seconds))
                      : value));
      SignedJWT jwt = new SignedJWT(header, set.build());
      jwt.sign(new RSASSASigner(key));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }
}
