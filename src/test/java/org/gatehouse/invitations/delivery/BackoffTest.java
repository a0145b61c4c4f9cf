package org.gatehouse.invitations.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
  @ParameterizedTest
  @CsvSource({
    "1, 250, 499",
    "2, 500, 999",
    "3, 1000, 1999",
    "4, 2000, 3998",
    "5, 4000, 7996",
    "6, 5000, 9995",
    "7, 5000, 9995",
    "1000, 5000, 9995"
  })
  void waitsDoubleUpToTheLimitAndAreShortenedByChance(int failures, long min, long max) {
    assertEquals(Duration.ofMillis(min), backoff(0).after(failures));
    assertEquals(max, backoff(0.999).after(failures).toMillis(), 1);
  }

  private static Backoff backoff(double chance) {
    return new Backoff(Duration.ofMillis(500), Duration.ofSeconds(10), () -> chance);
  }
}
