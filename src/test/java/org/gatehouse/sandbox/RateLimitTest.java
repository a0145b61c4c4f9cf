package org.gatehouse.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.gatehouse.SettableClock;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private final SettableClock clock = new SettableClock();
  private final Behaviour behaviour = new Behaviour().rate(3, Duration.ofSeconds(5));
  private final RateLimit pace = new RateLimit(clock, behaviour);

  @Test
  void theWindowSlides() {
    pace.arrived();
    clock.pass(Duration.ofSeconds(3));
    assertEquals(2, pace.arrived());
    clock.pass(Duration.ofSeconds(2));
    assertEquals(1, pace.inWindow());
    clock.pass(Duration.ofSeconds(3));
    assertEquals(0, pace.inWindow());
    assertEquals(2, pace.peak());
  }

  @Test
  void theWaitEndsWhenEnoughHaveLeftTheWindow() {
    assertEquals(Duration.ZERO, pace.untilFree());
    pace.arrived();
    clock.pass(Duration.ofSeconds(1));
    pace.arrived();
    pace.arrived();
    pace.arrived();
    assertEquals(Duration.ofSeconds(5), pace.untilFree());
    clock.pass(Duration.ofSeconds(2));
    assertEquals(Duration.ofSeconds(3), pace.untilFree());
  }

  @Test
  void aWindowHoldsNoMoreThanItsBound() {
    for (int call = 0; call < 70_000; call++) {
      pace.arrived();
    }
    assertEquals(65_536, pace.inWindow());
    clock.pass(Duration.ofSeconds(5));
    assertEquals(1, pace.arrived());
  }

  @Test
  void whatPassesTheLimitIsThrottledUntilTheWindowIsFree() throws IOException {
    try (Sandbox sandbox = Sandbox.start(0, clock)) {
      SandboxClient client = new SandboxClient(sandbox).signIn();
      for (int call = 0; call < 120; call++) {
        HttpResponse<String> response = client.invite("guest" + call + "@b.com");
        assertEquals(201, response.statusCode());
        assertTrue(response.headers().firstValue("x-ms-throttle-limit-percentage").isEmpty());
      }
      clock.pass(Duration.ofSeconds(2));
      assertEquals(
          "0.81",
          client
              .invite("guest@b.com")
              .headers()
              .firstValue("x-ms-throttle-limit-percentage")
              .orElse(""));
      for (int call = 121; call < 150; call++) {
        assertEquals(201, client.invite("guest" + call + "@b.com").statusCode());
      }
      HttpResponse<String> throttled = client.invite("late@b.com");
      assertEquals(429, throttled.statusCode());
      assertEquals("3", throttled.headers().firstValue("Retry-After").orElse(""));
      assertEquals(151, sandbox.rateLimit().peak());
      assertTrue(sandbox.directory().guest("late@b.com").isEmpty());

      clock.pass(Duration.ofSeconds(3));
      assertEquals(201, client.invite("late@b.com").statusCode());
    }
  }

  @Test
  void theLimitCanBeOff() throws IOException {
    try (Sandbox sandbox = Sandbox.start(0, clock)) {
      sandbox.behaviour().rate(1, Duration.ofSeconds(5)).rateEnforced(false);
      SandboxClient client = new SandboxClient(sandbox).signIn();
      client.invite("a@b.com");
      assertEquals(201, client.invite("a@b.com").statusCode());
      assertEquals(2, sandbox.rateLimit().peak());
    }
  }
}
