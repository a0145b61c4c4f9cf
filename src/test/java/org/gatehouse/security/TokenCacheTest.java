package org.gatehouse.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.gatehouse.SettableClock;
import org.gatehouse.web.errors.ApiException;
import org.junit.jupiter.api.Test;

class TokenCacheTest {
  private static final Tenant TENANT = Tenant.withKey("current");

  private final SettableClock clock = new SettableClock();
  private final TokenCache tokens = tokens(3);

  private TokenCache tokens(int max) {
    JwksCache keys =
        new JwksCache(
            () -> CompletableFuture.completedFuture(TENANT.publicKeys()),
            Duration.ofSeconds(1),
            clock);
    return new TokenCache(new TokenVerifier(Tenant.settings(), keys, clock), max, clock);
  }

  private String token(String objectId) {
    Map<String, Object> claims = Tenant.application(clock.instant());
    claims.put("oid", objectId);
    return TENANT.sign(claims);
  }

  @Test
  void tokenIsVerifiedOnce() {
    String token = token("a");
    assertSame(tokens.callerOf(token), tokens.callerOf(token));
  }

  @Test
  void verifiedTokenIsRefusedOnceItHasExpired() {
    String token = token("a");
    tokens.callerOf(token);
    clock.pass(Duration.ofSeconds(3659));
    tokens.callerOf(token);
    clock.pass(Duration.ofSeconds(1));
    assertEquals(401, assertThrows(ApiException.class, () -> tokens.callerOf(token)).status());
  }

  @Test
  void theTokenUnusedForLongestIsForgottenFirst() {
    String first = token("1");
    String second = token("2");
    Caller one = tokens.callerOf(first);
    Caller two = tokens.callerOf(second);
    tokens.callerOf(token("3"));
    tokens.callerOf(first);
    tokens.callerOf(token("4"));
    assertEquals(3, tokens.size());
    assertSame(one, tokens.callerOf(first));
    assertNotSame(two, tokens.callerOf(second));
  }

  @Test
  void tenThousandBadTokensLeaveNothingBehindButOneLine() {
    RejectedTokenCounter refused = new RejectedTokenCounter();
    for (int i = 0; i < 10_000; i++) {
      String bad = i % 2 == 0 ? "bad" + i : "e" + i + ".e30.e30";
      refused.count(assertThrows(ApiException.class, () -> tokens.callerOf(bad)).getMessage());
    }
    assertEquals(0, tokens.size());
    String summary = refused.takeSummary();
    assertTrue(summary.length() < 200, summary);
    assertTrue(summary.startsWith("10000 × "), summary);
    assertEquals("", refused.takeSummary());
  }

  @Test
  void refusedTokenThatBecomesValidIsTaken() {
    Map<String, Object> claims = Tenant.application(clock.instant());
    claims.put("nbf", clock.instant().getEpochSecond() + 120);
    String token = TENANT.sign(claims);
    assertThrows(ApiException.class, () -> tokens.callerOf(token));
    clock.pass(Duration.ofMinutes(2));
    assertEquals(Tenant.CALLING_PRINCIPAL, tokens.callerOf(token).objectId());
  }
}
