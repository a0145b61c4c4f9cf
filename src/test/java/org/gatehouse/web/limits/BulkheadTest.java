package org.gatehouse.web.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BulkheadTest {
  private final Bulkhead bulkhead = new Bulkhead(2);

  @Test
  void whoFindsNoPlaceIsToldAtOnce() {
    Bulkhead.Place one = bulkhead.enter().orElseThrow();
    bulkhead.enter().orElseThrow();
    assertTrue(bulkhead.enter().isEmpty());
    one.close();
    assertTrue(bulkhead.enter().isPresent());
  }

  @Test
  void placeIsGivenBackOnce() {
    Bulkhead.Place one = bulkhead.enter().orElseThrow();
    one.close();
    one.close();
    assertTrue(bulkhead.enter(2).isPresent());
    assertTrue(bulkhead.enter().isEmpty());
  }

  @Test
  void placeGrowsAsLongAsThereIsRoomAndIsGivenBackWhole() {
    Bulkhead.Place one = bulkhead.enter().orElseThrow();
    assertTrue(one.grow(1));
    assertFalse(one.grow(1));
    one.close();
    assertTrue(bulkhead.enter(2).isPresent());
  }

  @Test
  void whoWaitsGetsThePlaceThatBecomesFree() throws InterruptedException {
    Bulkhead.Place all = bulkhead.enter(2).orElseThrow();
    assertTrue(bulkhead.enter(Duration.ZERO).isEmpty());
    Thread leaving = new Thread(all::close);
    leaving.start();
    assertTrue(bulkhead.enter(Duration.ofSeconds(10)).isPresent());
    leaving.join();
  }

  @Test
  void eachCallerHasRoomOfItsOwnAndNothingIsKeptOfOneWithoutRequests() {
    CallerBulkheads callers = new CallerBulkheads(2);
    assertTrue(callers.enter("one"));
    assertTrue(callers.enter("one"));
    assertFalse(callers.enter("one"));
    assertTrue(callers.enter("other"));
    callers.leave("one");
    assertTrue(callers.enter("one"));
    callers.leave("one");
    callers.leave("one");
    callers.leave("other");
    assertEquals(0, callers.callers());
  }
}
