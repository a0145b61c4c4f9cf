package org.gatehouse.web.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalAddressTest {
  private static String spelled(String address) {
    return CanonicalAddress.of(address).text();
  }

  @ParameterizedTest
  @CsvSource({
    "john.doe@example.com,              john.doe@example.com",
    "John.Doe@EXAMPLE.com,              john.doe@example.com",
    "Jürgen@Bücher.example,             jürgen@xn--bcher-kva.example",
    "jürgen@XN--BCHER-KVA.example,      jürgen@xn--bcher-kva.example",
    "ju\u0308rgen@bu\u0308cher.example, jürgen@xn--bcher-kva.example",
    "JU\u0308RGEN@BU\u0308CHER.EXAMPLE, jürgen@xn--bcher-kva.example",
    "J\u030C@example.com,               \u01F0@example.com",
    "ΝΊΚΟΣ.Π@example.com,               νίκοσ.π@example.com",
    "νίκος.π@example.com,               νίκοσ.π@example.com"
  })
  void anAddressHasOneSpelling(String address, String canonical) {
    assertEquals(canonical, spelled(address));
    assertEquals(
        canonical.substring(canonical.indexOf('@') + 1), CanonicalAddress.of(address).domain());
  }

  @Test
  void whatIsErasedHasNoSpelling() {
    assertNull(CanonicalAddress.of(null).text());
    assertNull(CanonicalAddress.of(null).domain());
  }

  @Test
  void addressesOfTwoPeopleStayTwo() {
    assertNotEquals(spelled("jurgen@example.com"), spelled("jürgen@example.com"));
    assertNotEquals(spelled("strasse@example.com"), spelled("straße@example.com"));
    assertNotEquals(spelled("a@strasse.example"), spelled("a@straße.example"));
    assertNotEquals(spelled("ſam@example.com"), spelled("sam@example.com"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Jane@Straße.example",
        "jane@localhost",
        "jane@",
        "@Example.com",
        "Jane",
        "",
        "jane doe@example..com",
        "a@b@Example.com"
      })
  void whatIsNoValidAddressHasASpellingThatIsItsOwn(String address) {
    assertEquals(address.toLowerCase(Locale.ROOT), spelled(address));
  }

  @Test
  void aSpellingThatIsTooLongIsTheAddressAsItWasSent() {
    String address = "\u0130".repeat(150) + "@Example.com";
    assertEquals(address, spelled(address));
    assertEquals("Example.com", CanonicalAddress.of(address).domain());
  }

  @Test
  void everySpellingOfAnAddressBecomesTheSame() {
    Random random = new Random(11);
    String letters = "abzéöñøðşçğžřφωσжщիაمאकむ漢0.-_ǰ";
    for (int round = 0; round < 20_000; round++) {
      StringBuilder local = new StringBuilder();
      for (int length = 1 + random.nextInt(12); length > 0; length--) {
        local.append(letters.charAt(random.nextInt(letters.length())));
      }
      String address = local + "@b\u00FCcher.example";
      String canonical = spelled(address);
      String decomposed = Normalizer.normalize(address, Form.NFD);
      assertEquals(canonical, spelled(decomposed));
      assertEquals(canonical, spelled(address.toUpperCase(Locale.ROOT)), address);
      assertEquals(canonical, spelled(decomposed.toUpperCase(Locale.ROOT)), address);
      assertEquals(canonical, spelled(canonical));
    }
  }

  @Test
  void anyTextHasASpellingThatFitsAndIsItsOwn() {
    Random random = new Random(12);
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(40); length > 0; length--) {
        text.append(
            random.nextInt(6) == 0
                ? "@"
                : Character.toString(random.nextInt(random.nextBoolean() ? 0x600 : 0x110000)));
      }
      String canonical = spelled(text.toString());
      assertEquals(canonical, spelled(canonical), text.toString());
      assertTrue(canonical.length() <= 254);
    }
  }
}
