package org.gatehouse.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.gatehouse.platform.config.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {
  private static Settings settings(String base) {
    return new Settings(
        name -> Optional.ofNullable(base).filter(set -> name.equals("public.base-url")));
  }

  @ParameterizedTest
  @CsvSource({
    "https://gatehouse.example.com, https://gatehouse.example.com/api/invitations?limit=1&after=%2B",
    "https://gatehouse.example.com:8443/guests/,"
        + " https://gatehouse.example.com:8443/guests/api/invitations?limit=1&after=%2B",
    "http://intranet, http://intranet/api/invitations?limit=1&after=%2B"
  })
  void addressesBeginWithTheBase(String base, String expected) {
    assertEquals(
        URI.create(expected),
        PublicAddress.read(settings(base))
            .of(URI.create("http://evil.example:81/api/invitations?limit=1&after=%2B")));
  }

  @Test
  void withoutABaseAddressesStayAsTheyAre() {
    URI asked = URI.create("http://10.1.2.3:8080/api/invitations");
    assertEquals(asked, PublicAddress.read(settings(null)).of(asked));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gatehouse.example.com",
        "//gatehouse.example.com",
        "ftp://gatehouse.example.com",
        "https://",
        "https:///x",
        "https://u@gatehouse.example.com",
        "https://gatehouse.example.com?x",
        "https://gatehouse.example.com#x",
        "https://gate house"
      })
  void anythingElseIsAFault(String base) {
    Settings settings = settings(base);
    assertEquals(new PublicAddress(null), PublicAddress.read(settings));
    assertEquals(
        List.of(
            "public.base-url (PUBLIC_BASE_URL) must be an absolute http or https address without"
                + " user, query and fragment"),
        settings.faults());
  }
}
