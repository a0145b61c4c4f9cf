package org.gatehouse.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gatehouse.SettableClock;
import org.gatehouse.web.errors.ApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a stranger writes into a token is an accident of the service. */
class UntrustedTokenTest {
  private static final Tenant TENANT = Tenant.withKey("current");
  private static final String HEADER = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"current\"}";
  private static final String UNREADABLE =
      "The token is not a signed JWT: send the access token as Entra issued it.";

  private final SettableClock clock = new SettableClock();
  private final Random random = new Random(25);
  private final TokenVerifier verifier =
      new TokenVerifier(
          Tenant.settings(),
          new JwksCache(
              () -> CompletableFuture.completedFuture(TENANT.publicKeys()),
              Duration.ofSeconds(1),
              clock),
          clock);

  @ParameterizedTest
  @ValueSource(strings = {"[null]", "[null,null]"})
  void nullInTheAudienceIsA401(String audience) throws GeneralSecurityException, JOSEException {
    assertEquals(UNREADABLE, refused(signed(HEADER, claimsWith("aud", audience))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "{}", "1", "\"\"", "true"})
  void headerThatIsNoneIsA401(String header) throws GeneralSecurityException, JOSEException {
    assertEquals(UNREADABLE, refused(signed(header, claimsWith("x", "1"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "1", "\"\"", "true"})
  void claimsThatAreNoneAreA401(String claims) throws GeneralSecurityException, JOSEException {
    assertEquals(UNREADABLE, refused(signed(HEADER, claims)));
  }

  @ParameterizedTest
  @CsvSource({"header, [", "header, {\"a\":", "claims, [", "claims, {\"a\":"})
  void deepNestingIsA401(String part, String opening)
      throws GeneralSecurityException, JOSEException {
    String deep = opening.repeat(9_000 / opening.length());
    assertEquals(
        UNREADABLE,
        refused(part.equals("header") ? signed(deep, claimsWith("x", "1")) : signed(HEADER, deep)));
  }

  @Test
  void anyJsonAtAnyClaimOfASignedTokenIsTakenOrRefused()
      throws GeneralSecurityException, JOSEException {
    Set<String> claims = Tenant.user(clock.instant()).keySet();
    for (String claim : withMore(claims, "roles", "upn", "email", "appid", "app_displayname")) {
      for (int round = 0; round < 30; round++) {
        takenOrRefused(signed(HEADER, claimsWith(claim, json(3))));
      }
    }
  }

  @Test
  void anyJsonAtAnyHeaderOfASignedTokenIsTakenOrRefused()
      throws GeneralSecurityException, JOSEException {
    List<String> headers =
        List.of("alg", "typ", "kid", "crit", "b64", "jku", "jwk", "x5c", "x5t", "x5u", "cty", "x");
    for (String name : headers) {
      for (int round = 0; round < 30; round++) {
        String header = HEADER.replaceFirst("}$", ",\"" + name + "\":" + json(3) + "}");
        takenOrRefused(signed(header, claimsWith("x", "1")));
        takenOrRefused(signed("{\"" + name + "\":" + json(3) + "}", claimsWith("x", "1")));
      }
    }
  }

  @Test
  void anyJsonInAnyPartOfAnUnsignedTokenIsRefused() {
    for (int round = 0; round < 20_000; round++) {
      String header = random.nextBoolean() ? HEADER : json(4);
      String claims = random.nextBoolean() ? claimsWith("aud", json(2)) : json(4);
      refused(encoded(header) + "." + encoded(claims) + "." + encoded(json(1)));
    }
  }

  private void takenOrRefused(String token) {
    try {
      verifier.verify(token);
    } catch (ApiException refusal) {
      assertTrue(Set.of(401, 403).contains(refusal.status()), refusal::getMessage);
    }
  }

  private String refused(String token) {
    ApiException refusal = assertThrows(ApiException.class, () -> verifier.verify(token));
    assertEquals(401, refusal.status(), refusal::getMessage);
    return refusal.getMessage();
  }

  /** The claims of a user's good token, but one of them. */
  private String claimsWith(String claim, String json) {
    Map<String, Object> claims = Tenant.user(clock.instant());
    claims.remove(claim);
    String others = JSONObjectUtils.toJSONString(claims);
    return others.replaceFirst("}$", ",\"" + claim + "\":")
        + json
        + (random.nextInt(10) == 0 ? ",\"" + claim + "\":" + json : "")
        + "}";
  }

  private static List<String> withMore(Set<String> names, String... more) {
    return Stream.concat(names.stream().sorted(), Stream.of(more)).distinct().toList();
  }

  private String json(int depth) {
    return switch (random.nextInt(depth > 0 ? 5 : 3)) {
      case 0 ->
          any("null", "true", "false", "\"\"", "\" \"", "\"\\u0000\"", "\"\\ud800\"", "\"x\"");
      case 1 -> any("0", "-1", "1.5", "1e400", "-1e-400", "99999999999999999999", "1795763471");
      case 2 ->
          any(
              "\"Guests.Invite\"",
              "\"current\"",
              "\"RS256\"",
              "\"none\"",
              "\"" + Tenant.SERVICE + "\"",
              "\"" + "y".repeat(random.nextInt(3_000)) + "\"");
      case 3 -> list(depth, "[", "]", "");
      default -> list(depth, "{", "}", "\"k\":");
    };
  }

  private String list(int depth, String open, String close, String name) {
    return IntStream.range(0, random.nextInt(4))
        .mapToObj(index -> name.replace("k", "k" + index) + json(depth - 1))
        .collect(Collectors.joining(",", open, close));
  }

  private String any(String... clusterState) {
    return clusterState[random.nextInt(clusterState.length)];
  }

  private static String signed(String header, String claims)
      throws GeneralSecurityException, JOSEException {
    String signing = encoded(header) + "." + encoded(claims);
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(TENANT.key.toPrivateKey());
    signature.update(signing.getBytes(StandardCharsets.US_ASCII));
    return signing + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
