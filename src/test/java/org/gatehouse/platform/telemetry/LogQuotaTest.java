package org.gatehouse.platform.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogQuotaTest {
  private long now;
  private final LogQuota quota = new LogQuota(2, 100, 150, () -> now);

  @Test
  void linesBeyondTheBoundAreCountedByTheirKind() {
    assertTrue(quota.admits("failed"));
    assertTrue(quota.admits("failed"));
    assertFalse(quota.admits("failed"));
    assertFalse(quota.admits("failed"));
    assertTrue(quota.admits("invalid"));
    assertEquals(Map.of("failed", 2L), quota.takeLeftOut());
    assertEquals(Map.of(), quota.takeLeftOut());
  }

  @Test
  void bytesOfAKindAreBounded() {
    assertTrue(quota.admits("failed", 90));
    assertFalse(quota.admits("failed", 11));
    assertTrue(quota.admits("failed", 10));
  }

  @Test
  void bytesOfAllKindsTogetherAreBounded() {
    assertTrue(quota.admits("failed", 90));
    assertFalse(quota.admits("invalid", 61));
    assertTrue(quota.admits("invalid", 60));
  }

  @Test
  void afterTenSecondsItBeginsAnew() {
    assertTrue(quota.admits("failed", 100));
    now += Duration.ofSeconds(10).toNanos() - 1;
    assertFalse(quota.admits("failed", 1));
    now++;
    assertTrue(quota.admits("failed", 100));
  }

  @Test
  void kindsWithoutEndShareOneBound() {
    for (int each = 0; each < 200; each++) {
      quota.admits("kind " + each);
    }
    assertTrue(quota.admits("new"));
    assertTrue(quota.admits("newer"));
    assertFalse(quota.admits("newest"));
    assertEquals(Map.of("others", 1L), quota.takeLeftOut());
  }
}
