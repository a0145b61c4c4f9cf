package org.gatehouse.requestlog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RationTest {
  private final Ration ration = new Ration(2);

  @Test
  void whatIsBeyondIsCountedByItsKind() {
    assertTrue(ration.admits("failed"));
    assertTrue(ration.admits("failed"));
    assertFalse(ration.admits("failed"));
    assertFalse(ration.admits("failed"));
    assertTrue(ration.admits("invalid"));
    assertEquals(Map.of("failed", 2), ration.renew());
  }

  @Test
  void renewedRationBeginsAnew() {
    ration.admits("failed");
    ration.admits("failed");
    ration.renew();
    assertTrue(ration.admits("failed"));
    assertEquals(Map.of(), ration.renew());
  }
}
