package org.gatehouse.web.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gatehouse.web.errors.ApiException;
import org.gatehouse.web.errors.FieldError;
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
    ApiException refusal = assertThrows(ApiException.class, () -> limit(value));
    assertEquals(
        List.of(new FieldError("limit", "must be a whole number from 1 to 500")), refusal.faults());
  }

  @Test
  void anUnknownOneAndOneGivenTwiceAreBothTold() {
    QueryParameters sent = sent(Map.of("sort", List.of("at"), "limit", List.of("1", "2")));
    ApiException refusal = assertThrows(ApiException.class, sent::refuse);
    assertEquals(
        List.of(
            new FieldError("limit", "must be given once only"),
            new FieldError("sort", "is not known here; allowed are limit, before")),
        refusal.faults());
  }

  @Test
  void ofThousandsOfFaultsTwentyAreToldAndHowManyThereAre() {
    Map<String, List<String>> query = new TreeMap<>();
    for (int i = 0; i < 6_000; i++) {
      query.put("x".repeat(200) + i, List.of("1"));
    }
    ApiException refusal = assertThrows(ApiException.class, sent(query)::refuse);
    assertEquals(20, refusal.faults().size());
    assertTrue(refusal.getMessage().startsWith("20 of 6000 faults: xxx"), refusal.getMessage());
    assertTrue(refusal.getMessage().length() < 4_000, refusal.getMessage());
  }

  @Test
  void upToTwentyFaultsAreAllTold() {
    Map<String, List<String>> query = new TreeMap<>();
    for (int i = 0; i < 20; i++) {
      query.put("x" + i, List.of("1"));
    }
    ApiException refusal = assertThrows(ApiException.class, sent(query)::refuse);
    assertEquals(20, refusal.faults().size());
    assertTrue(refusal.getMessage().startsWith("20 faults: x0 is not known here"));
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
