package org.gatehouse.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NestingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "1 | 0",
        "{} | 1",
        "[[],[],[]] | 2",
        "{\"a\":{\"b\":[1]}} | 3",
        "{\"[[[\":\"{{{\\\"[[[\"} | 1",
        "[[[ | 3",
        "]]][ | 0",
        "[\"[[[ | 1"
      })
  void depthCountsWhatIsOpenAtOnceOutsideTexts(String json, int depth) {
    assertEquals(depth, Nesting.depth(json));
  }
}
