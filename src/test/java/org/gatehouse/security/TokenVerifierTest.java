package org.gatehouse.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.EncryptionMethod;
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
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.gatehouse.SettableClock;
import org.gatehouse.web.errors.ApiException;
import org.junit.jupiter.api.Test;

class TokenVerifierTest {
  private static final Tenant TENANT = Tenant.withKey("current");
  private static final Tenant STRANGER = Tenant.withKey("current");

  private final SettableClock clock = new SettableClock();
  private final AtomicInteger fetches = new AtomicInteger();
  private final TokenVerifier verifier = verifier(TENANT.publicKeys());

  private TokenVerifier verifier(Map<String, RSAPublicKey> published) {
    JwksCache keys =
        new JwksCache(
            () -> {
              fetches.incrementAndGet();
              return CompletableFuture.completedFuture(published);
            },
            Duration.ofSeconds(1),
            clock);
    return new TokenVerifier(Tenant.settings(), keys, clock);
  }

  private Map<String, Object> application() {
    return Tenant.application(clock.instant());
  }

  private Map<String, Object> applicationWith(String claim, Object value) {
    Map<String, Object> claims = application();
    claims.put(claim, value);
    return claims;
  }

  private Map<String, Object> applicationWithout(String claim) {
    Map<String, Object> claims = application();
    claims.remove(claim);
    return claims;
  }

  private Caller accepted(Map<String, Object> claims) {
    return verifier.verify(TENANT.sign(claims)).caller();
  }

  private String refused(String token) {
    return refused(401, token);
  }

  private String refused(int status, String token) {
    ApiException refusal = assertThrows(ApiException.class, () -> verifier.verify(token));
    assertEquals(status, refusal.status(), refusal.getMessage());
    assertTrue(refusal.getMessage().matches("[A-Z][ !#-~]+\\."), refusal.getMessage());
    return refusal.getMessage();
  }

  private String refused(Map<String, Object> claims) {
    return refused(TENANT.sign(claims));
  }

  @Test
  void v2TokenOfAnApplicationProvesIt() {
    assertEquals(
        new Caller(
            Caller.Kind.APPLICATION,
            Tenant.ID,
            Tenant.CALLING_PRINCIPAL,
            Tenant.CALLING_APP,
            Tenant.CALLING_APP,
            null,
            Set.of(Role.INVITE)),
        accepted(application()));
  }

  @Test
  void v1TokenProvesItsApplicationAsWell() {
    Caller caller = accepted(Tenant.applicationV1(clock.instant()));
    assertEquals(Tenant.CALLING_APP, caller.appId());
    assertEquals(Set.of(Role.INVITE), caller.roles());
  }

  @Test
  void delegatedTokenProvesTheUserAndTheAddress() {
    assertEquals(
        new Caller(
            Caller.Kind.USER,
            Tenant.ID,
            Tenant.CALLING_PRINCIPAL,
            Tenant.CALLING_APP,
            "Adele Vance",
            "adele.vance@mycompany.com",
            Set.of(Role.INVITE, Role.READ)),
        accepted(Tenant.user(clock.instant())));
  }

  @Test
  void v1UserIsKnownByUpn() {
    Map<String, Object> claims = Tenant.user(clock.instant());
    claims.remove("preferred_username");
    claims.put("upn", "adele@mycompany.com");
    claims.put("email", "other@mycompany.com");
    assertEquals("adele@mycompany.com", accepted(claims).address());
  }

  @Test
  void telephoneNumberAsUserNameIsNoAddress() {
    Map<String, Object> claims = Tenant.user(clock.instant());
    claims.put("preferred_username", "+4912345");
    assertNull(accepted(claims).address());
  }

  @Test
  void nameIsTenantAndObjectId() {
    assertEquals(Tenant.ID + "/" + Tenant.CALLING_PRINCIPAL, accepted(application()).getName());
  }

  @Test
  void rolesOfAUserDoNotWidenWhatTheApplicationWasGranted() {
    Map<String, Object> claims = Tenant.user(clock.instant());
    claims.put("roles", List.of(Role.MANAGE));
    assertEquals(Set.of(Role.INVITE, Role.READ), accepted(claims).roles());
  }

  @Test
  void rolesOfOtherServicesAreLeftOut() {
    assertEquals(
        Set.of(Role.READ), accepted(applicationWith("roles", List.of("Admin", Role.READ))).roles());
  }

  @Test
  void algNoneIsRefused() {
    String token =
        new PlainJWT(new JWTClaimsSet.Builder().audience(Tenant.SERVICE).build()).serialize();
    assertEquals(
        "The token is not a signed JWT: send the access token as Entra issued it.", refused(token));
  }

  @Test
  void algNoneWithTheSignatureOfAnotherTokenIsRefused() {
    String signed = TENANT.sign(application());
    String header =
        new PlainJWT(new JWTClaimsSet.Builder().build()).getHeader().toBase64URL().toString();
    refused(header + signed.substring(signed.indexOf('.')));
  }

  @Test
  void hs256SignedWithThePublicKeyIsRefused() throws Exception {
    JWSObject forged =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("current").build(),
            new Payload(application()));
    forged.sign(new MACSigner(TENANT.key.toRSAPublicKey().getEncoded()));
    assertEquals(
        "The token is not signed with RS256, the algorithm of Entra.", refused(forged.serialize()));
  }

  @Test
  void rs512IsRefused() {
    refused(
        TENANT.sign(
            new JWSHeader.Builder(JWSAlgorithm.RS512).keyID("current").build(), application()));
  }

  @Test
  void kidThatTheTenantDoesNotPublishIsRefused() {
    assertEquals(
        "The token is signed with a key that the tenant does not publish: ask Entra for a new one.",
        refused(Tenant.withKey("other").sign(application())));
  }

  @Test
  void keyOfAnotherTenantUnderTheSameKidIsRefused() {
    assertEquals(
        "The token's signature is wrong: send the token exactly as Entra issued it.",
        refused(STRANGER.sign(application())));
  }

  @Test
  void keyThatATokenBringsAlongIsNotTrusted() {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID("current")
            .jwk(STRANGER.key.toPublicJWK())
            .build();
    refused(STRANGER.sign(header, application()));
  }

  @Test
  void tokenWithoutKidIsRefused() {
    refused(TENANT.sign(new JWSHeader(JWSAlgorithm.RS256), application()));
  }

  @Test
  void extensionMarkedCriticalIsRefused() {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID("current")
            .criticalParams(Set.of("unknown"))
            .customParam("unknown", true)
            .build();
    refused(TENANT.sign(header, application()));
  }

  @Test
  void otherIssuerIsRefused() {
    assertEquals(
        "The token has another issuer than the tenant of this service.",
        refused(applicationWith("iss", "https://login.microsoftonline.com/common/v2.0")));
  }

  @Test
  void issuerIsComparedExactly() {
    refused(applicationWith("iss", Tenant.V2_ISSUER + "/"));
    refused(applicationWith("iss", Tenant.V1_ISSUER.substring(0, Tenant.V1_ISSUER.length() - 1)));
    refused(applicationWithout("iss"));
  }

  @Test
  void otherAudienceIsToldWhichOneToAskFor() {
    assertEquals(
        "The token is for another audience than this service: ask Entra for one with the scope "
            + Tenant.SERVICE
            + "/.default.",
        refused(applicationWith("aud", "api://another")));
    refused(applicationWithout("aud"));
  }

  @Test
  void tokenForMicrosoftGraphIsToldWhichAudienceToAskFor() {
    String expected =
        "The token is for Microsoft Graph and not for this service: ask Entra for one with the"
            + " scope "
            + Tenant.SERVICE
            + "/.default.";
    assertEquals(expected, refused(applicationWith("aud", "https://graph.microsoft.com")));
    assertEquals(expected, refused(applicationWith("aud", "https://graph.microsoft.com/")));
    assertEquals(expected, refused(applicationWith("aud", "00000003-0000-0000-c000-000000000000")));
  }

  @Test
  void severalAudiencesAreRefused() {
    refused(applicationWith("aud", List.of(Tenant.SERVICE, "api://another")));
  }

  @Test
  void otherTenantIsRefused() {
    assertEquals(
        "The token is from another tenant: ask for one at the tenant of this service.",
        refused(applicationWith("tid", "99999999-1111-2222-3333-444444444444")));
    refused(applicationWithout("tid"));
  }

  @Test
  void expiredTokenIsRefused() {
    String token = TENANT.sign(application());
    clock.pass(Duration.ofHours(1).plusSeconds(60));
    assertEquals("The token has expired: ask Entra for a new one.", refused(token));
  }

  @Test
  void tokenIsTakenUntilTheSkewIsOver() {
    String token = TENANT.sign(application());
    clock.pass(Duration.ofHours(1).plusSeconds(59));
    assertEquals(clock.instant().plusSeconds(1), verifier.verify(token).expires());
  }

  @Test
  void tokenWithoutExpiryIsRefused() {
    refused(applicationWithout("exp"));
  }

  @Test
  void tokenThatIsNotYetValidIsRefused() {
    assertEquals(
        "The token is not valid yet: wait, or compare the clocks of both machines.",
        refused(applicationWith("nbf", clock.instant().getEpochSecond() + 61)));
    accepted(applicationWith("nbf", clock.instant().getEpochSecond() + 60));
  }

  @Test
  void timesThatAreNoNumbersOrNoTimesAreRefused() throws Exception {
    for (Object time : new Object[] {"tomorrow", List.of(), Map.of(), Long.MIN_VALUE, 1e300}) {
      for (String claim : List.of("exp", "nbf", "iat")) {
        Map<String, Object> claims = applicationWith(claim, time);
        try {
          verifier.verify(signedAsItIs(claims));
        } catch (ApiException refusal) {
          assertEquals(401, refusal.status());
        }
      }
    }
    refused(signedAsItIs(applicationWith("exp", "tomorrow")));
  }

  @Test
  void tokenWithoutRolesAndScopesIsRefusedWith403() {
    assertTrue(refused(403, TENANT.sign(applicationWithout("roles"))).contains(Role.INVITE));
  }

  @Test
  void tokenWithRolesOfOtherServicesOnlyIsRefusedWith403() {
    refused(403, TENANT.sign(applicationWith("roles", List.of("Admin"))));
  }

  @Test
  void rolesOfTheWrongTypeAreRefused() {
    assertEquals(
        "The token's claim roles is not a list of texts.",
        refused(applicationWith("roles", Role.INVITE)));
    refused(applicationWith("roles", List.of(Role.INVITE, 1)));
    refused(applicationWith("roles", Map.of(Role.INVITE, true)));
    refused(applicationWith("scp", List.of(Role.INVITE)));
  }

  @Test
  void tokenWithoutObjectIdIsRefused() {
    assertEquals(
        "The token does not say who calls (claim oid).", refused(applicationWithout("oid")));
    refused(applicationWith("oid", 7));
  }

  @Test
  void idTokenIsRefused() {
    assertEquals(
        "The token names no application (claim azp or appid): send an access token, not an ID"
            + " token.",
        refused(applicationWithout("azp")));
  }

  @Test
  void nestedJwtIsRefused() throws Exception {
    JWSObject outer =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("current").contentType("JWT").build(),
            new Payload(TENANT.sign(application())));
    outer.sign(new RSASSASigner(TENANT.key));
    refused(outer.serialize());
  }

  @Test
  void jweIsRefused() throws Exception {
    JWEObject encrypted =
        new JWEObject(
            new JWEHeader(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A128GCM),
            new Payload(TENANT.sign(application())));
    encrypted.encrypt(new RSAEncrypter(TENANT.key.toRSAPublicKey()));
    refused(encrypted.serialize());
  }

  @Test
  void tokenOf100KilobytesIsRefusedUnread() {
    assertEquals("The token is longer than 16 KB.", refused("e".repeat(100 * 1024)));
  }

  @Test
  void truncatedTokenIsRefused() {
    String token = TENANT.sign(application());
    for (int length = 0; length < token.length(); length += 7) {
      refused(token.substring(0, length));
    }
    refused(token.substring(0, token.length() - 1));
  }

  @Test
  void signatureInTheOtherAlphabetOfBase64IsRefused() {
    String token;
    do {
      clock.pass(Duration.ofSeconds(1));
      token = TENANT.sign(application());
    } while (!token.matches(".*\\..*\\..*[-_].*"));
    refused(token.replace('-', '+').replace('_', '/'));
  }

  @Test
  void deeplyNestedPayloadIsRefused() throws Exception {
    JWSObject deep =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("current").build(),
            new Payload("{\"a\":" + "[".repeat(11_000)));
    deep.sign(new RSASSASigner(TENANT.key));
    refused(deep.serialize());
  }

  @Test
  void nothingThatIsDamagedIsAcceptedOrBreaksTheVerifier() {
    Random random = new Random(42);
    String token = TENANT.sign(application());
    for (int i = 0; i < 2_000; i++) {
      StringBuilder damaged = new StringBuilder(token);
      int at = random.nextInt(token.length() - 1);
      char old = damaged.charAt(at);
      damaged.setCharAt(at, (char) (' ' + random.nextInt(95)));
      if (damaged.charAt(at) != old) {
        refused(damaged.toString());
      }
    }
  }

  @Test
  void messagesNeverRepeatWhatWasSent() {
    for (String claim : List.of("aud", "iss", "tid")) {
      assertFalse(refused(applicationWith(claim, "s3cret")).contains("s3cret"));
    }
  }

  @Test
  void rubbishNeverMakesUsFetchKeys() {
    refused("e30.e30.e30");
    refused(STRANGER.sign(applicationWith("aud", "api://another")));
    refused(STRANGER.sign(applicationWith("tid", "another")));
    refused(STRANGER.sign(applicationWith("exp", clock.instant().getEpochSecond() - 61)));
    assertEquals(0, fetches.get());
  }

  /** With claims as no library would write them. */
  private static String signedAsItIs(Map<String, Object> claims) throws Exception {
    JWSObject jws =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("current").build(),
            new Payload(new HashMap<>(claims)));
    jws.sign(new RSASSASigner(TENANT.key));
    return jws.serialize();
  }
}
