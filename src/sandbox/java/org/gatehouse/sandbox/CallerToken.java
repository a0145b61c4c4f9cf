package org.gatehouse.sandbox;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An access token as a caller of Gatehouse would get it from Entra; every part can be bent.
 *
 * <p>Without further words: version 2.0, of the application {@link Sandbox#CALLER_APP_ID}, with no
 * role, for the audience {@link Sandbox#CLIENT_ID}, valid for an hour.
 */
public final class CallerToken {
  private final String authority;
  private final Instant now;
  private final Map<String, Object> bent = new LinkedHashMap<>();
  private final List<String> roles = new ArrayList<>();
  private final List<String> scopes = new ArrayList<>();
  private RSAKey key;
  private String keyId;
  private String tenant = Sandbox.TENANT_ID;
  private String application = Sandbox.CALLER_APP_ID;
  private String user;
  private int version = 2;
  private Instant notBefore;
  private Instant expires;

  CallerToken(String authority, RSAKey key, Instant now) {
    this.authority = authority;
    this.key = key;
    this.now = now;
    this.notBefore = now;
    this.expires = now.plusSeconds(3600);
  }

  /** App roles; an application has nothing else. */
  public CallerToken roles(String... roles) {
    this.roles.addAll(List.of(roles));
    return this;
  }

  /** Makes it a delegated token, of a user, with these scopes. */
  public CallerToken scopes(String... scopes) {
    this.scopes.addAll(List.of(scopes));
    return user == null ? user(Sandbox.USER_ADDRESS) : this;
  }

  /** Makes it a delegated token of the user with this address. */
  public CallerToken user(String address) {
    this.user = address;
    return this;
  }

  /** 1 or 2: what the app registration's requestedAccessTokenVersion decides. */
  public CallerToken version(int version) {
    if (version != 1 && version != 2) {
      throw new IllegalArgumentException("Entra issues tokens of version 1 and 2");
    }
    this.version = version;
    return this;
  }

  public CallerToken audience(String audience) {
    return claim("aud", audience);
  }

  public CallerToken issuer(String issuer) {
    return claim("iss", issuer);
  }

  /** Of another tenant, its issuer included. */
  public CallerToken tenant(String tenant) {
    this.tenant = tenant;
    return this;
  }

  /** The application that asked for the token. */
  public CallerToken application(String appId) {
    this.application = appId;
    return this;
  }

  /** Expired an hour ago. */
  public CallerToken expired() {
    notBefore = now.minusSeconds(7200);
    return expires(now.minusSeconds(3600));
  }

  /** Valid only in an hour. */
  public CallerToken notYetValid() {
    expires = now.plusSeconds(7200);
    return notBefore(now.plusSeconds(3600));
  }

  public CallerToken expires(Instant expires) {
    this.expires = expires;
    return this;
  }

  public CallerToken notBefore(Instant notBefore) {
    this.notBefore = notBefore;
    return this;
  }

  /** Any claim with any value, of the wrong type too; null leaves the claim out. */
  public CallerToken claim(String name, Object value) {
    bent.put(name, value);
    return this;
  }

  /** Signs with another key, under that key's id. */
  public CallerToken signedBy(RSAKey key) {
    this.key = key;
    return this;
  }

  /** What the header says the key is, whichever key signs. */
  public CallerToken keyId(String keyId) {
    this.keyId = keyId;
    return this;
  }

  /** The claims alone, to sign or encrypt them in ways of one's own. */
  public JWTClaimsSet claims() {
    JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder();
    everyToken(claims);
    if (version == 2) {
      claims
          .issuer(authority + "/" + tenant + "/v2.0")
          .claim("azp", application)
          .claim("azpacr", user == null ? "1" : "0")
          .claim("ver", "2.0");
    } else {
      claims
          .issuer("https://sts.windows.net/" + tenant + "/")
          .claim("appid", application)
          .claim("appidacr", user == null ? "1" : "0")
          .claim("idp", "https://sts.windows.net/" + tenant + "/")
          .claim("ver", "1.0");
    }
    if (user != null) {
      delegated(claims);
    }
    bent.forEach(claims::claim);
    return claims.build();
  }

  /** The signed token. */
  public String compact() {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .type(JOSEObjectType.JWT)
            .keyID(keyId == null ? key.getKeyID() : keyId)
            .build();
    try {
      SignedJWT token = new SignedJWT(header, claims());
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException unusableKey) {
      throw new IllegalArgumentException(unusableKey);
    }
  }

  /** Entra's tokens have a uti and no jti. */
  private void everyToken(JWTClaimsSet.Builder claims) {
    claims
        .audience(Sandbox.CLIENT_ID)
        .issueTime(Date.from(notBefore))
        .notBeforeTime(Date.from(notBefore))
        .expirationTime(Date.from(expires))
        .claim("aio", "sandbox")
        .claim("oid", user == null ? Sandbox.CALLER_ID : Sandbox.USER_ID)
        .claim("rh", "1.sandbox.")
        .subject(user == null ? Sandbox.CALLER_ID : "sandbox-subject-of-" + user)
        .claim("tid", tenant)
        .claim("uti", Guid.random().substring(0, 22));
    if (!roles.isEmpty()) {
      claims.claim("roles", List.copyOf(roles));
    }
  }

  private void delegated(JWTClaimsSet.Builder claims) {
    claims
        .claim("scp", scopes.isEmpty() ? "user_impersonation" : String.join(" ", scopes))
        .claim("name", "Adele Vance");
    if (version == 2) {
      claims.claim("preferred_username", user);
    } else {
      claims.claim("upn", user).claim("unique_name", user);
    }
  }
}
