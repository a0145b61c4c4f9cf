package org.gatehouse.web.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
  private final EmailAddress rule = new EmailAddress();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "adele.vance@mycompany.com",
        "adele+approvals@mycompany.com",
        "miles.o'brien@mycompany.com",
        "john_gmail.com#EXT#@contoso.onmicrosoft.com",
        "-adele-@mycompany.com"
      })
  void ordinaryAddressIsTaken(String address) {
    assertEquals(List.of(), rule.faults(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "adele",
        "adele@mycompany",
        "adele vance@mycompany.com",
        "<adele@mycompany.com>",
        "\"adele\"@mycompany.com",
        "adele,miles@mycompany.com",
        "adele@mycompany.com;miles@mycompany.com",
        "adele@mycompany.com\nBcc:x@example.com"
      })
  void otherTextIsRefused(String address) {
    assertFalse(rule.faults(address).isEmpty());
  }
}
