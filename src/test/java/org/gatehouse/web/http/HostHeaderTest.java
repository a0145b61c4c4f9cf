package org.gatehouse.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostHeaderTest {
  @ParameterizedTest
  @CsvSource({
    "gatehouse.example.com, gatehouse.example.com",
    "Gatehouse.Example.com:8443, Gatehouse.Example.com",
    "gate_house-1, gate_house-1",
    "10.1.2.3:1, 10.1.2.3",
    "localhost:65535, localhost",
    "[::1], [::1]",
    "[2001:db8::1]:8080, [2001:db8::1]",
    "[::ffff:10.1.2.3], [::ffff:10.1.2.3]"
  })
  void hostIsNamedWithAPortOrWithout(String value, String host) {
    assertEquals(Optional.of(new HostHeader(host)), HostHeader.parse(value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", ":8080", "a:", "a:b", "a:0", "a:-1", "a:+1", "a:65536", "a:99999", "a:000001",
        "a:80:90", "a b", "a/b", "u@b", "a<b", "a,b", "a?b", "a%41", "a\tb", "é", "ｅ.example",
        "[::1", "::1", "[]", "[zz]", "[::1]x", "[::1]:", "[1.2.3.4]", "[::1%eth0]", "a\u0000b"
      })
  void anythingElseIsNoHost(String value) {
    assertEquals(Optional.empty(), HostHeader.parse(value));
  }

  @ParameterizedTest
  @ValueSource(ints = {254, 8_000})
  void nameLongerThanDnsAllowsIsNoHost(int length) {
    assertEquals(Optional.empty(), HostHeader.parse("a".repeat(length)));
  }
}
