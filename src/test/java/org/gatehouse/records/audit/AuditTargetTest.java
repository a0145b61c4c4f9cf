package org.gatehouse.records.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AuditTargetTest {
  private static List<UUID> ids(int count) {
    return IntStream.range(0, count).mapToObj(each -> new UUID(0, each)).toList();
  }

  @Test
  void filtersThatNameNobodyAreKeptWithTheirValues() {
    Map<String, String> filters =
        Map.of("state", "invited", "domain", "example.com", "from", "2026-01-01T00:00:00+01:00");
    assertEquals(
        "domain=example.com&from=2026-01-01T00%3A00%3A00%2B01%3A00&state=invited",
        AuditTarget.of(filters, (Long) null).filters());
  }

  @Test
  void ofFiltersThatCanNameAPersonOnlyTheNameIsKept() {
    Map<String, String> filters =
        Map.of(
            "email", "john.doe@gmail.com",
            "requestedBy", "adele.vance@mycompany.com",
            "more.manager", "Adele Vance");
    assertEquals(
        "email=…&more.manager=…&requestedBy=…", AuditTarget.of(filters, List.of()).filters());
  }

  @Test
  void anAmpersandInANameCannotFeignAnotherFilter() {
    assertEquals(
        "more.a%26state%3Dinvited=…",
        AuditTarget.of(Map.of("more.a&state=invited", "1"), List.of()).filters());
  }

  @Test
  void upToTwentyRecordsAreNamed() {
    String seen = AuditTarget.of(Map.of(), ids(20)).seen();
    assertEquals(20, seen.split(" ").length);
    assertNull(AuditTarget.of(Map.of(), List.of()).seen());
  }

  @Test
  void ofMoreTheFirstAndTheLastAreNamed() {
    AuditTarget page = AuditTarget.of(Map.of(), ids(500));
    assertEquals(new UUID(0, 0) + " … " + new UUID(0, 499), page.seen());
    assertEquals(500, page.records());
  }

  @Test
  void theLongestFitsItsColumn() {
    assertTrue(AuditTarget.of(Map.of(), ids(20)).seen().length() <= 1_000);
  }
}
