package org.gatehouse.web.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectUrlTest {
  private final RedirectUrl rule = new RedirectUrl();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://mycompany.com/guestinfo",
        "https://invitations.microsoft.com",
        "HTTPS://MyCompany.com",
        "https://myapps.microsoft.com/?tenantid=1&login_hint=a%40b#top",
        "https://intranet:8443/welcome",
        "https://bücher.de:8443/gäste",
        "https://[2001:db8::1]/"
      })
  void urlIsTaken(String url) {
    assertEquals(List.of(), rule.faults(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mycompany.com",
        "/guestinfo",
        "//mycompany.com",
        "http://mycompany.com",
        "https:",
        "https:mycompany.com",
        "https:///guestinfo",
        "https://",
        "https://:8443/",
        "https://user@mycompany.com/",
        "https://user:secret@mycompany.com/",
        "https://us_er@bücher.de/",
        "https://my company.com/",
        "https://mycompany.com/a b",
        "https://mycompany.com/\r\nX: y",
        "https://mycompany.com\\@evil.com/",
        "javascript:alert(1)",
        "https://mycompany.com/%zz"
      })
  void otherTextIsRefused(String url) {
    assertFalse(rule.faults(url).isEmpty());
  }

  @Test
  void urlOf2048CharactersIsTheLongest() {
    String longest = "https://mycompany.com/" + "a".repeat(2_048 - 22);
    assertEquals(List.of(), rule.faults(longest));
    assertEquals(List.of("must be at most 2,048 characters"), rule.faults(longest + "a"));
  }
}
