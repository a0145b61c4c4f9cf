package org.gatehouse.operations.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.gatehouse.SettableClock;
import org.junit.jupiter.api.Test;

class CachedHealthCheckTest {
  private static final Duration LASTING = Duration.ofSeconds(3);

  private final SettableClock clock = new SettableClock();
  private final CountDownLatch slow = new CountDownLatch(1);
  private final CountDownLatch looking = new CountDownLatch(1);
  private boolean well = true;
  private int looks;
  private final CachedHealthCheck remembered =
      new CachedHealthCheck(
          () -> {
            looks++;
            return well;
          },
          LASTING,
          clock);

  @Test
  void lookIsWorthAWhile() {
    assertTrue(remembered.isWell());
    well = false;
    assertTrue(remembered.isWell());
    assertEquals(1, looks);
    clock.sleepUntil(clock.instant().plus(LASTING));
    assertFalse(remembered.isWell());
    assertEquals(2, looks);
  }

  @Test
  void nobodyWaitsBehindWhoLooksAndALongLookIsABadSign() throws Exception {
    CachedHealthCheck stuck = new CachedHealthCheck(this::lookLongTheSecondTime, LASTING, clock);
    assertTrue(stuck.isWell());
    clock.sleepUntil(clock.instant().plus(LASTING));
    FutureTask<Boolean> first = new FutureTask<>(stuck::isWell);
    new Thread(first).start();
    looking.await();
    assertTrue(stuck.isWell());
    clock.sleepUntil(clock.instant().plus(LASTING));
    assertFalse(stuck.isWell());
    slow.countDown();
    assertTrue(first.get());
  }

  private boolean lookLongTheSecondTime() {
    looks++;
    if (looks > 1) {
      looking.countDown();
      try {
        slow.await();
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
      }
    }
    return true;
  }
}
