package org.gatehouse.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.gatehouse.problem.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotedTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "5", "5:abc", "-1:0000", "x"})
  void onlyAHeadCanHaveBeenNoted(String text) {
    Refusal refusal = assertThrows(Refusal.class, () -> Noted.read(text));
    assertEquals("noted", refusal.faults().get(0).field());
  }
}
