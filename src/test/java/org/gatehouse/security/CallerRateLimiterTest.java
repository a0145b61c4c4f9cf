package org.gatehouse.security;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.SettableClock;
import org.gatehouse.web.errors.ApiException;
import org.junit.jupiter.api.Test;

class CallerRateLimiterTest {
  private final SettableClock clock = new SettableClock();

  private static Caller caller(String objectId) {
    return new Caller(
        Caller.Kind.APPLICATION, "tenant", objectId, "app", "App", null, Set.of(Role.INVITE));
  }

  private static ApiException refused(CallerRateLimiter rate, Caller caller) {
    return assertThrows(ApiException.class, () -> rate.admit(caller));
  }

  private CallerRateLimiter rate(int rate) {
    return new CallerRateLimiter(rate, Duration.ofMinutes(1), clock);
  }

  @Test
  void zeroIsNoLimit() {
    CallerRateLimiter rate = rate(0);
    for (int i = 0; i < 10_000; i++) {
      rate.admit(caller("a"));
    }
  }

  @Test
  void whatIsOverTheRateIsRefusedWithTheTimeToWait() {
    CallerRateLimiter rate = rate(3);
    for (int i = 0; i < 3; i++) {
      rate.admit(caller("a"));
    }
    ApiException refusal = refused(rate, caller("a"));
    assertEquals(429, refusal.status());
    assertEquals(Optional.of(Duration.ofSeconds(20)), refusal.retryAfter());
    assertEquals(
        "This caller may ask for 3 invitations per minute: try again later.", refusal.getMessage());
  }

  @Test
  void waitingAsToldIsEnoughForOneMore() {
    CallerRateLimiter rate = rate(3);
    for (int i = 0; i < 3; i++) {
      rate.admit(caller("a"));
    }
    clock.pass(refused(rate, caller("a")).retryAfter().orElseThrow());
    assertDoesNotThrow(() -> rate.admit(caller("a")));
    refused(rate, caller("a"));
  }

  @Test
  void refusedAttemptsCostNothing() {
    CallerRateLimiter rate = rate(1);
    rate.admit(caller("a"));
    for (int i = 0; i < 100; i++) {
      refused(rate, caller("a"));
    }
    clock.pass(Duration.ofMinutes(1));
    assertDoesNotThrow(() -> rate.admit(caller("a")));
  }

  @Test
  void callersDoNotShareTheRate() {
    CallerRateLimiter rate = rate(1);
    rate.admit(caller("a"));
    assertDoesNotThrow(() -> rate.admit(caller("b")));
    refused(rate, caller("a"));
  }

  @Test
  void aPauseSavesUpNoMoreThanTheRate() {
    CallerRateLimiter rate = rate(2);
    rate.admit(caller("a"));
    clock.pass(Duration.ofDays(1));
    rate.admit(caller("a"));
    rate.admit(caller("a"));
    refused(rate, caller("a"));
  }

  @Test
  void rateThatDoesNotDivideThePeriodIsGrantedInFull() {
    CallerRateLimiter rate = rate(7);
    for (int i = 0; i < 7; i++) {
      rate.admit(caller("a"));
    }
    refused(rate, caller("a"));
  }
}
