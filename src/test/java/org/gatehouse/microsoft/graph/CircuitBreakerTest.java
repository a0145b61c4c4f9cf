package org.gatehouse.microsoft.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.gatehouse.SettableClock;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
  private final SettableClock clock = new SettableClock();
  private final CircuitBreaker breaker = new CircuitBreaker(Duration.ofMinutes(15), clock);

  @Test
  void letsCallsGoUntilItIsOpened() {
    assertEquals(Optional.empty(), breaker.reason());
  }

  @Test
  void keepsCallsBackForItsPauseAndSaysWhy() {
    breaker.open("blocked");
    assertEquals(Optional.of("blocked"), breaker.reason());
    clock.pass(Duration.ofMinutes(15).minusNanos(1));
    assertEquals(Optional.of("blocked"), breaker.reason());
    clock.pass(Duration.ofNanos(1));
    assertEquals(Optional.empty(), breaker.reason());
  }

  @Test
  void aRefusalAfterThePauseOpensItAgain() {
    breaker.open("blocked");
    clock.pass(Duration.ofMinutes(15));
    breaker.open("still blocked");
    assertEquals(Optional.of("still blocked"), breaker.reason());
  }
}
