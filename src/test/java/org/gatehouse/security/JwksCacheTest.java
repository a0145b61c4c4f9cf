package org.gatehouse.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.gatehouse.SettableClock;
import org.gatehouse.web.errors.ApiException;
import org.junit.jupiter.api.Test;

class JwksCacheTest {
  private static final RSAPublicKey KEY = Tenant.withKey("any").publicKeys().get("any");
  private static final Map<String, RSAPublicKey> OLD = Map.of("old", KEY);
  private static final Map<String, RSAPublicKey> NEW = Map.of("new", KEY);

  private final SettableClock clock = new SettableClock();
  private final List<CompletableFuture<Map<String, RSAPublicKey>>> fetches = new ArrayList<>();
  private CompletableFuture<Map<String, RSAPublicKey>> answer = done(OLD);
  private final JwksCache keys =
      new JwksCache(
          () -> {
            CompletableFuture<Map<String, RSAPublicKey>> fetch = answer.copy();
            fetches.add(fetch);
            return fetch;
          },
          Duration.ofMillis(300),
          clock);

  private static CompletableFuture<Map<String, RSAPublicKey>> done(Map<String, RSAPublicKey> keys) {
    return CompletableFuture.completedFuture(keys);
  }

  private static CompletableFuture<Map<String, RSAPublicKey>> down() {
    return CompletableFuture.failedFuture(new IllegalStateException("the answer is HTTP 503"));
  }

  @Test
  void keysAreFetchedOnceAndKept() {
    keys.keepFresh();
    assertTrue(keys.ready());
    for (int i = 0; i < 100; i++) {
      assertTrue(keys.find("old").isPresent());
      keys.keepFresh();
    }
    assertEquals(1, fetches.size());
  }

  @Test
  void keysAreFetchedAgainAfterTwelveHours() {
    keys.keepFresh();
    clock.pass(Duration.ofHours(12).minusSeconds(1));
    keys.keepFresh();
    assertEquals(1, fetches.size());
    clock.pass(Duration.ofSeconds(1));
    answer = done(NEW);
    keys.keepFresh();
    assertEquals(2, fetches.size());
    assertTrue(keys.find("new").isPresent());
    assertTrue(keys.find("old").isEmpty());
  }

  @Test
  void unknownKidIsLookedForAtOnce() {
    keys.keepFresh();
    answer = done(NEW);
    assertTrue(keys.find("new").isPresent());
    assertEquals(2, fetches.size());
  }

  @Test
  void unknownKidsAreLookedForOnceAMinuteHoweverManyArrive() {
    keys.keepFresh();
    for (int i = 0; i < 10_000; i++) {
      assertTrue(keys.find("unknown" + i).isEmpty());
    }
    assertEquals(2, fetches.size());
    clock.pass(Duration.ofSeconds(59));
    keys.find("unknown");
    assertEquals(2, fetches.size());
    clock.pass(Duration.ofSeconds(1));
    keys.find("unknown");
    keys.find("unknown");
    assertEquals(3, fetches.size());
  }

  @Test
  void knownKeysStayInUseWhileTheEndpointIsDown() {
    keys.keepFresh();
    answer = down();
    for (int day = 0; day < 30; day++) {
      clock.pass(Duration.ofDays(1));
      keys.keepFresh();
      assertTrue(keys.find("unknown").isEmpty());
      assertTrue(keys.find("old").isPresent());
    }
    assertTrue(keys.ready());
  }

  @Test
  void knownKeysAnswerAtOnceWhileAFetchHangs() {
    keys.keepFresh();
    answer = new CompletableFuture<>();
    clock.pass(Duration.ofDays(1));
    keys.keepFresh();
    assertTimeout(Duration.ofMillis(200), () -> keys.find("old").orElseThrow());
  }

  @Test
  void firstRequestWaitsForTheFetchOfTheStart() throws Exception {
    answer = new CompletableFuture<>();
    keys.keepFresh();
    ExecutorService caller = Executors.newSingleThreadExecutor();
    try {
      Future<Boolean> found = caller.submit(() -> keys.find("old").isPresent());
      fetches.get(0).complete(OLD);
      assertTrue(found.get(5, TimeUnit.SECONDS));
      assertEquals(1, fetches.size());
    } finally {
      caller.shutdownNow();
    }
  }

  @Test
  void firstRequestIsToldAfterAWhileThatKeysAreNotReachable() {
    answer = new CompletableFuture<>();
    long start = System.nanoTime();
    ApiException refusal = assertThrows(ApiException.class, () -> keys.find("old"));
    long waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    assertTrue(waited >= 290 && waited < 2000, waited + " ms");
    assertEquals(500, refusal.status());
    assertFalse(keys.ready());
  }

  @Test
  void withoutAnyKeyTheEndpointIsTriedEveryFiveSecondsAtMost() {
    answer = down();
    for (int i = 0; i < 100; i++) {
      assertThrows(ApiException.class, () -> keys.find("old"));
    }
    assertEquals(1, fetches.size());
    clock.pass(Duration.ofSeconds(5));
    answer = done(OLD);
    assertTrue(keys.find("old").isPresent());
  }

  @Test
  void fetchThatHangsIsNotJoinedByAnother() {
    answer = new CompletableFuture<>();
    for (int i = 0; i < 3; i++) {
      assertThrows(ApiException.class, () -> keys.find("old"));
      clock.pass(Duration.ofMinutes(2));
      keys.keepFresh();
    }
    assertEquals(1, fetches.size());
  }

  @Test
  void failedStartIsRepeatedInTheBackground() {
    answer = down();
    keys.keepFresh();
    assertFalse(keys.ready());
    answer = done(OLD);
    keys.keepFresh();
    assertTrue(keys.ready());
  }

  @Test
  void oneFetchIsInProgressHoweverManyWait() throws Exception {
    answer = new CompletableFuture<>();
    ExecutorService callers = Executors.newFixedThreadPool(16);
    try {
      List<Future<Boolean>> found = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        found.add(callers.submit(() -> keys.find("old").isPresent()));
      }
      Thread.sleep(50);
      answer.complete(OLD);
      for (Future<Boolean> one : found) {
        assertTrue(one.get(5, TimeUnit.SECONDS));
      }
      assertEquals(1, fetches.size());
    } finally {
      callers.shutdownNow();
    }
  }
}
