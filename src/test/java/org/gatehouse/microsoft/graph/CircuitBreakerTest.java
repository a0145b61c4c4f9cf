package org.gatehouse.microsoft.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.gatehouse.SettableClock;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
  private final SettableClock clock = new SettableClock();
  private final CircuitBreaker circuitBreaker = new CircuitBreaker(Duration.ofMinutes(15), clock);

  @Test
  void letsCallsGoUntilItIsOpened() {
    assertEquals(Optional.empty(), circuitBreaker.reason());
  }

  @Test
  void keepsCallsBackForItsPauseAndSaysWhy() {
    circuitBreaker.open("blocked");
    assertEquals(Optional.of("blocked"), circuitBreaker.reason());
    clock.pass(Duration.ofMinutes(15).minusNanos(1));
    assertEquals(Optional.of("blocked"), circuitBreaker.reason());
    clock.pass(Duration.ofNanos(1));
    assertEquals(Optional.empty(), circuitBreaker.reason());
  }

  @Test
  void aRefusalAfterThePauseOpensItAgain() {
    circuitBreaker.open("blocked");
    clock.pass(Duration.ofMinutes(15));
    circuitBreaker.open("still blocked");
    assertEquals(Optional.of("still blocked"), circuitBreaker.reason());
  }
}
