package org.gatehouse.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.gatehouse.problem.Fault;
import org.gatehouse.problem.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {
  private static long limit(String value) {
    return new Parameters(Map.of("limit", List.of(value)), "limit").number("limit", 50, 1, 500);
  }

  @Test
  void aNumberWithinItsBoundsIsRead() {
    assertEquals(1, limit("1"));
    assertEquals(500, limit("500"));
    assertEquals(50, new Parameters(Map.of(), "limit").number("limit", 50, 1, 500));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "501", "-1", "", "ten", "1.5", "9999999999999999999", "1 or 1=1"})
  void anythingElseIsRefusedWithTheBounds(String value) {
    Refusal refusal = assertThrows(Refusal.class, () -> limit(value));
    assertEquals(
        List.of(new Fault("limit", "must be a whole number from 1 to 500")), refusal.faults());
  }

  @Test
  void anUnknownOneAndOneGivenTwiceAreBothTold() {
    Refusal refusal =
        assertThrows(
            Refusal.class,
            () ->
                new Parameters(
                    Map.of("sort", List.of("at"), "limit", List.of("1", "2")), "limit", "before"));
    assertEquals(2, refusal.faults().size(), refusal.faults().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "5:abc", "-1:0000", "x"})
  void onlyAHeadCanHaveBeenNoted(String text) {
    Refusal refusal = assertThrows(Refusal.class, () -> Noted.read(text));
    assertEquals("noted", refusal.faults().get(0).field());
  }
}
