package org.gatehouse.web.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNameTest {
  @ParameterizedTest
  @CsvSource({
    "example.com, example.com",
    "EXAMPLE.Com, example.com",
    "bücher.de, xn--bcher-kva.de",
    "BÜCHER.DE, xn--bcher-kva.de",
    "XN--BCHER-KVA.de, xn--bcher-kva.de",
    "bu\u0308cher.de, xn--bcher-kva.de",
    "BU\u0308CHER.de, xn--bcher-kva.de",
    "3m.com, 3m.com"
  })
  void nameIsReadInItsAsciiForm(String text, String ascii) {
    assertEquals(Optional.of(ascii), DomainName.of(text).map(DomainName::ascii));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", ".", "com", "a..b", ".a.b", "a.b.", "*.a.b", "a b.c", "1.2.3.4", "faß.de", "a.b:1"
      })
  void otherTextIsNoDomainName(String text) {
    assertEquals(Optional.empty(), DomainName.of(text));
  }

  @Test
  void labelOf63CharactersIsTheLongest() {
    assertEquals(true, DomainName.of("a".repeat(63) + ".com").isPresent());
    assertEquals(false, DomainName.of("a".repeat(64) + ".com").isPresent());
  }

  @Test
  void nameOf253CharactersIsTheLongest() {
    String longest = "a.".repeat(126) + "b";
    assertEquals(true, DomainName.of(longest).isPresent());
    assertEquals(false, DomainName.of("a" + longest).isPresent());
  }

  @Test
  void recordHoldsNothingButAsciiNames() {
    assertThrows(IllegalArgumentException.class, () -> new DomainName("Example.com"));
  }

  @Test
  void anyTextIsReadWithoutAccident() {
    Random random = new Random(7);
    for (int round = 0; round < 50_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(12); length > 0; length--) {
        text.append(
            switch (random.nextInt(4)) {
              case 0 -> ".";
              case 1 -> "xn--";
              case 2 -> Character.toString(random.nextInt(0x110000));
              default -> Character.toString('a' + random.nextInt(26));
            });
      }
      DomainName.of(text.toString());
    }
  }
}
