package org.gatehouse.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.gatehouse.problem.Fault;
import org.gatehouse.problem.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParametersTest {
  private static QueryParameters sent(Map<String, List<String>> query) {
    return new QueryParameters(query, List.of("limit", "before"));
  }

  private static long limit(String value) {
    QueryParameters sent = sent(Map.of("limit", List.of(value)));
    long limit = sent.number("limit", 50, 1, 500);
    sent.refuse();
    return limit;
  }

  @Test
  void aNumberWithinItsBoundsIsRead() {
    assertEquals(1, limit("1"));
    assertEquals(500, limit("500"));
    assertEquals(50, sent(Map.of()).number("limit", 50, 1, 500));
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
    QueryParameters sent = sent(Map.of("sort", List.of("at"), "limit", List.of("1", "2")));
    Refusal refusal = assertThrows(Refusal.class, sent::refuse);
    assertEquals(
        List.of(
            new Fault("limit", "must be given once only"),
            new Fault("sort", "is not known here; allowed are limit, before")),
        refusal.faults());
  }

  @Test
  void anyNameOfAFamilyIsKnown() {
    QueryParameters sent =
        new QueryParameters(Map.of("more.team", List.of("red")), List.of("limit"), "more.");
    sent.refuse();
    assertEquals(List.of("team"), sent.keys("more."));
    assertEquals("red", sent.text("more.team").orElseThrow());
  }
}
