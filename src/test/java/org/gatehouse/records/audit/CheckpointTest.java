package org.gatehouse.records.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.gatehouse.web.errors.ApiException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "5", "5:abc", "-1:0000", "x"})
  void onlyAHeadCanHaveBeenNoted(String text) {
    ApiException refusal = assertThrows(ApiException.class, () -> Checkpoint.read(text));
    assertEquals("checkpoint", refusal.faults().get(0).field());
  }
}
