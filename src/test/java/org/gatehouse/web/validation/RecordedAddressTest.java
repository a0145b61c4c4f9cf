package org.gatehouse.web.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedAddressTest {
  private final RecordedAddress rule = new RecordedAddress();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "john.doe@example.com",
        "john@straße.de",
        "adele vance@contoso",
        "j%hn+1@example.com",
        "a@b@c",
        "a@"
      })
  void whatCanBeOnRecordIsTaken(String address) {
    assertEquals(List.of(), rule.faults(address));
  }

  @Test
  void whatCannotBeOnRecordIsToldWithWhatIsAllowed() {
    List<String> none = List.of("must be an e-mail address such as john.doe@example.com");
    assertEquals(none, rule.faults("john"));
    assertEquals(none, rule.faults("@example.com"));
    assertEquals(
        List.of("must be at most 254 characters"), rule.faults("j".repeat(243) + "@example.com"));
    List<String> unstorable = List.of("must not contain U+0000 or half of a surrogate pair");
    assertEquals(unstorable, rule.faults("jo\u0000hn@example.com"));
    assertEquals(unstorable, rule.faults("jo\ud800hn@example.com"));
  }
}
