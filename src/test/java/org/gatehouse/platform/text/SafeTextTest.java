package org.gatehouse.platform.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class SafeTextTest {
  @Test
  void shortVisibleTextIsShownAsItIs() {
    assertEquals("Zoë 🙂 <b>", SafeText.excerpt("Zoë 🙂 <b>"));
  }

  @Test
  void whatCannotBeSeenIsShownAsQuestionMarks() {
    assertEquals("a?b?c?d?e?f", SafeText.excerpt("a\nb\u0000c\u202ed\ud800e\u2028f"));
  }

  @Test
  void longTextIsCutAfter60CharactersAndNeverWithinOne() {
    assertEquals("🙂".repeat(60), SafeText.excerpt("🙂".repeat(60)));
    assertEquals("🙂".repeat(60) + "…", SafeText.excerpt("🙂".repeat(61)));
  }

  @Test
  void oneLineHasOneBlankForEachBreakAndNothingInvisible() {
    assertEquals("a b c", SafeText.oneLine(" a\r\n\u0000\tb\u2028\u202e c\u200b ", 100));
  }

  @Test
  void oneLineIsCutBetweenCharactersAndTheEllipsisCounts() {
    assertEquals("x😀…", SafeText.oneLine("x😀😀😀", 5));
    assertEquals("x😀😀", SafeText.oneLine("x😀😀", 5));
  }

  @Test
  void nullStaysNull() {
    assertNull(SafeText.oneLine(null, 5));
  }
}
