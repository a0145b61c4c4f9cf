package org.gatehouse.operations.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.gatehouse.platform.config.Network;
import org.gatehouse.platform.config.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsAccessPolicyTest {
  private static final MetricsAccessPolicy LOOPBACK_ONLY = new MetricsAccessPolicy(List.of());

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, true",
    "127.9.9.9, true",
    "::1, true",
    "0:0:0:0:0:0:0:1, true",
    "::ffff:127.0.0.1, true",
    "10.0.0.1, false",
    "fe80::1%eth0, false",
    "localhost, false",
    "'', false"
  })
  void machineItselfIsNear(String address, boolean near) {
    assertEquals(near, LOOPBACK_ONLY.includes(address, header -> false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Forwarded", "X-Forwarded-For", "X-Real-IP", "Via"})
  void whatComesThroughAProxyIsNot(String sign) {
    assertFalse(LOOPBACK_ONLY.includes("127.0.0.1", sign::equals));
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.0.0/16,    10.1.255.255, true",
    "10.1.0.0/16,    10.2.0.0,     false",
    "10.1.2.3,       10.1.2.3,     true",
    "10.1.2.3,       10.1.2.4,     false",
    "0.0.0.0/0,      203.0.113.9,  true",
    "0.0.0.0/0,      2001:db8::1,  false",
    "2001:db8::/32,  2001:db8:1::, true",
    "2001:db8::/32,  2001:db9::,   false"
  })
  void networkHoldsItsAddresses(String network, String address, boolean held) {
    MetricsAccessPolicy nearby =
        new MetricsAccessPolicy(List.of(Network.parse(network).orElseThrow()));
    assertEquals(held, nearby.includes(address, header -> false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"example.com", "10.1.0.0/33", "10.1.0.0/-1", "10.1.0.0/", "1.2.3", "::/129", "/8"})
  void whatIsNoNetworkIsAFault(String text) {
    Settings settings = new Settings(name -> Optional.of("10.0.0.0/8, " + text));
    MetricsSettings.read(settings);
    assertEquals(
        List.of(
            "metrics.allowed-addresses (METRICS_ALLOWED_ADDRESSES) must list IP addresses or"
                + " networks such as 10.1.0.0/16"),
        settings.faults());
  }

  @Test
  void nothingIsAllowedUnlessItIsSaid() {
    assertTrue(
        MetricsSettings.read(new Settings(name -> Optional.empty())).allowedAddresses().isEmpty());
  }
}
