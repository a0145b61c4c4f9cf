package org.gatehouse.platform.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SafeTextTest {
  @Test
  void shortVisibleTextIsShownAsItIs() {
    assertEquals("Zoë 🙂 <b>", SafeText.of("Zoë 🙂 <b>"));
  }

  @Test
  void whatCannotBeSeenIsShownAsQuestionMarks() {
    assertEquals("a?b?c?d?e?f", SafeText.of("a\nb\u0000c\u202ed\ud800e\u2028f"));
  }

  @Test
  void longTextIsCutAfter60CharactersAndNeverWithinOne() {
    assertEquals("🙂".repeat(60), SafeText.of("🙂".repeat(60)));
    assertEquals("🙂".repeat(60) + "…", SafeText.of("🙂".repeat(61)));
  }
}
