package org.gatehouse.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.gatehouse.platform.config.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxySettingsTest {
  private static Settings settings(String trusted) {
    return new Settings(name -> Optional.of(trusted).filter(set -> name.equals("proxy.trusted")));
  }

  private static ProxySettings trusting(String trusted) {
    Settings settings = settings(trusted);
    ProxySettings read = ProxySettings.read(settings);
    assertEquals(List.of(), settings.faults());
    return read;
  }

  @Test
  void nobodyIsTrustedUnlessNamed() {
    assertFalse(trusting("").trusts("127.0.0.1"));
    assertEquals("10.1.2.3", trusting("").origin("10.1.2.3", List.of("192.0.2.1")));
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1, true",
    "127.0.0.1, 127.0.0.2, false",
    "10.0.0.0/8, 10.255.1.2, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "192.0.2.128/25, 192.0.2.127, false",
    "192.0.2.128/25, 192.0.2.200, true",
    "0.0.0.0/0, 203.0.113.9, true",
    "0.0.0.0/0, ::1, false",
    "::1, 0:0:0:0:0:0:0:1, true",
    "2001:db8::/32, 2001:db8:1::7, true",
    "2001:db8::/32, 2001:db9::7, false",
    "127.0.0.1, localhost, false"
  })
  void networksAreComparedByTheirBits(String trusted, String sender, boolean is) {
    assertEquals(is, trusting(trusted).trusts(sender));
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "10.0.0.0/33", "10.0.0", "300.0.0.1", "10.0.0.0/", "::/129"})
  void whatIsNoNetworkIsAFault(String trusted) {
    Settings settings = settings("127.0.0.1," + trusted);
    ProxySettings.read(settings);
    assertEquals(
        List.of(
            "proxy.trusted (PROXY_TRUSTED) must list IP addresses or networks such as"
                + " 10.1.0.0/16"),
        settings.faults());
  }

  @Test
  void theOriginIsWhomTheTrustedProxySaw() {
    assertEquals("192.0.2.1", trusting("10.0.0.1").origin("10.0.0.1", List.of("192.0.2.1")));
  }

  @Test
  void whatTheOriginItselfHasWrittenIsNotBelieved() {
    ProxySettings settings = trusting("10.0.0.0/8");
    assertEquals(
        "192.0.2.1",
        settings.origin("10.0.0.1", List.of("198.51.100.9, 127.0.0.1", "192.0.2.1, 10.0.0.2")));
  }

  @Test
  void aSenderWhoIsNotTrustedIsTheOriginWhateverItSays() {
    assertEquals("192.0.2.7", trusting("10.0.0.1").origin("192.0.2.7", List.of("198.51.100.9")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "192.0.2.1:50000 | 192.0.2.1",
        "[2001:db8::1]:50000 | 2001:db8::1",
        "2001:db8::1 | 2001:db8::1",
        "unknown | 10.0.0.1",
        "host.example.com | 10.0.0.1",
        "192.0.2.1\u0009 | 192.0.2.1"
      })
  void aHopIsALiteralAddressWithOrWithoutItsPort(String hop, String origin) {
    assertEquals(origin, trusting("10.0.0.1").origin("10.0.0.1", List.of(hop)));
  }

  @Test
  void withoutTheHeaderTheProxyItselfIsTheOrigin() {
    assertEquals("10.0.0.1", trusting("10.0.0.1").origin("10.0.0.1", List.of()));
    assertTrue(trusting("10.0.0.1").trusts("10.0.0.1"));
  }
}
