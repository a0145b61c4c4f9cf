package org.gatehouse.microsoft.entra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gatehouse.SettableClock;
import org.junit.jupiter.api.Test;

class GraphTokenCacheTest {
  private static final Duration HOUR = Duration.ofSeconds(3_599);
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final Duration AT_ONCE = Duration.ofMillis(1);

  private final SettableClock clock = new SettableClock();
  private final List<CompletableFuture<AccessToken>> flights = new ArrayList<>();
  private final GraphTokenCache shared =
      new GraphTokenCache(
          () -> {
            CompletableFuture<AccessToken> flight = new CompletableFuture<>();
            flights.add(flight);
            return flight;
          },
          Duration.ofSeconds(30),
          clock);

  private AccessToken land(int flight, Duration life) {
    Instant now = clock.instant();
    AccessToken token = new AccessToken("token-" + flight, now, now.plus(life));
    flights.get(flight).complete(token);
    return token;
  }

  private AccessToken first(Duration life) {
    shared.renewIfDue();
    return land(0, life);
  }

  private void fail(int flight, boolean isPermanent) {
    flights.get(flight).completeExceptionally(new EntraException("no " + flight, isPermanent));
  }

  @Test
  void twentyColdCallersMakeOneRequest() throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(20);
    try {
      List<Future<AccessToken>> callers = new ArrayList<>();
      for (int caller = 0; caller < 20; caller++) {
        callers.add(executor.submit(() -> shared.get(TIMEOUT)));
      }
      while (flights.isEmpty()) {
        Thread.onSpinWait();
      }
      Thread.sleep(50);
      AccessToken token = land(0, HOUR);
      for (Future<AccessToken> caller : callers) {
        assertEquals(token, caller.get());
      }
      assertEquals(1, flights.size());
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void aTokenInUseCostsNoRequest() {
    AccessToken token = first(HOUR);
    for (int call = 0; call < 100; call++) {
      clock.pass(Duration.ofSeconds(30));
      assertEquals(token, shared.get(AT_ONCE));
    }
    assertEquals(1, flights.size());
  }

  @Test
  void renewalBeginsAheadWhileTheOldTokenStaysInUse() {
    AccessToken old = first(HOUR);
    clock.set(old.expiresAt().minus(Duration.ofMinutes(5)).minusMillis(1));
    shared.renewIfDue();
    assertEquals(1, flights.size(), "too early");
    clock.pass(Duration.ofMillis(1));
    shared.renewIfDue();
    shared.renewIfDue();
    assertEquals(2, flights.size());
    assertEquals(old, shared.get(AT_ONCE));
    AccessToken renewed = land(1, HOUR);
    assertEquals(renewed, shared.get(AT_ONCE));
  }

  @Test
  void aShortLivedTokenIsRenewedAtHalfItsLife() {
    first(Duration.ofSeconds(60));
    clock.pass(Duration.ofSeconds(29));
    shared.renewIfDue();
    assertEquals(1, flights.size());
    clock.pass(Duration.ofSeconds(1));
    shared.renewIfDue();
    assertEquals(2, flights.size());
  }

  @Test
  void aTokenAboutToEndIsNotHandedOut() {
    AccessToken old = first(HOUR);
    clock.set(old.expiresAt().minusSeconds(10));
    assertEquals(Optional.empty(), shared.usable());
    assertThrows(EntraException.class, () -> shared.get(AT_ONCE));
    assertEquals(2, flights.size());
  }

  @Test
  void aFailedRenewalDoesNotTakeTheOldTokenAway() {
    AccessToken old = first(HOUR);
    clock.set(old.expiresAt().minus(Duration.ofMinutes(5)));
    shared.renewIfDue();
    fail(1, false);
    assertEquals(old, shared.get(AT_ONCE));
    clock.pass(Duration.ofSeconds(10));
    shared.renewIfDue();
    assertEquals(3, flights.size());
  }

  @Test
  void afterAFailureCallersGetItAgainInsteadOfBesiegingEntra() {
    shared.renewIfDue();
    fail(0, false);
    for (int caller = 0; caller < 1_000; caller++) {
      EntraException failure = assertThrows(EntraException.class, () -> shared.get(TIMEOUT));
      assertEquals("no 0", failure.getMessage());
      shared.renewIfDue();
    }
    assertEquals(1, flights.size());
    clock.pass(Duration.ofSeconds(2));
    assertThrows(EntraException.class, () -> shared.get(AT_ONCE));
    assertEquals(2, flights.size());
  }

  @Test
  void whatOnlyAnOperatorCanCureIsTriedEveryHalfMinute() {
    shared.renewIfDue();
    fail(0, true);
    clock.pass(Duration.ofSeconds(29));
    assertTrue(assertThrows(EntraException.class, () -> shared.get(TIMEOUT)).isPermanent());
    shared.renewIfDue();
    assertEquals(1, flights.size());
    clock.pass(Duration.ofSeconds(1));
    shared.renewIfDue();
    assertEquals(2, flights.size());
  }

  @Test
  void many401sOfOneTokenRenewItOnce() {
    AccessToken refused = first(HOUR);
    clock.pass(Duration.ofMinutes(1));
    for (int caller = 0; caller < 20; caller++) {
      assertThrows(EntraException.class, () -> shared.refreshRejected(refused, AT_ONCE));
    }
    assertEquals(2, flights.size());
    AccessToken fresh = land(1, HOUR);
    for (int caller = 0; caller < 20; caller++) {
      assertEquals(fresh, shared.refreshRejected(refused, AT_ONCE));
    }
    assertEquals(2, flights.size());
  }

  @Test
  void aTokenRevokedRightAfterTheFirstSignInIsRenewed() {
    AccessToken refused = first(HOUR);
    assertThrows(EntraException.class, () -> shared.refreshRejected(refused, AT_ONCE));
    assertNotEquals(refused, land(1, HOUR));
  }

  @Test
  void a401ThatAFreshTokenDoesNotCureBeginsNoStormOfRenewals() throws Exception {
    AccessToken token = first(HOUR);
    int requests = 1;
    for (int second = 0; second < 20; second++) {
      for (int caller = 0; caller < 10; caller++) {
        AccessToken refused = shared.get(AT_ONCE);
        CompletableFuture<AccessToken> answer =
            CompletableFuture.supplyAsync(() -> shared.refreshRejected(refused, TIMEOUT));
        while (!answer.isDone() && flights.size() == requests) {
          Thread.onSpinWait();
        }
        if (flights.size() > requests) {
          token = land(requests, HOUR);
          requests++;
        }
        assertEquals(token, answer.get());
      }
      clock.pass(Duration.ofSeconds(1));
    }
    assertTrue(requests <= 12, requests + " requests in 20 s");
  }

  @Test
  void whoWaitsForEntraGivesUpWhenThePatienceIsOver() {
    long start = System.nanoTime();
    EntraException failure =
        assertThrows(EntraException.class, () -> shared.get(Duration.ofMillis(50)));
    assertEquals("Entra gave no token in time.", failure.getMessage());
    assertTrue(System.nanoTime() - start < 10_000_000_000L);
    assertThrows(EntraException.class, () -> shared.get(Duration.ofSeconds(-1)));
    assertEquals(1, flights.size(), "the request goes on");
    AccessToken token = land(0, HOUR);
    assertEquals(token, shared.get(AT_ONCE));
  }

  @Test
  void aStopWhileWaitingEndsTheWaitAndKeepsTheInterruption() {
    Thread.currentThread().interrupt();
    assertThrows(EntraException.class, () -> shared.get(TIMEOUT));
    assertTrue(Thread.interrupted());
  }

  @Test
  void anAccidentOfTheLibraryIsAFailureLikeAnyOther() {
    shared.renewIfDue();
    flights.get(0).completeExceptionally(new IllegalStateException("secret detail"));
    EntraException failure = assertThrows(EntraException.class, () -> shared.get(AT_ONCE));
    assertEquals("Entra gave no token.", failure.getMessage());
  }

  @Test
  void aTokenDoesNotShowItself() {
    AccessToken token = first(HOUR);
    assertNotSame(-1, token.toString().indexOf("expires"));
    assertEquals(-1, token.toString().indexOf("token-0"));
  }
}
