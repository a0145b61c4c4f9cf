package org.gatehouse.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ExcerptTest {
  @Test
  void shortVisibleTextIsShownAsItIs() {
    assertEquals("Zoë 🙂 <b>", Excerpt.of("Zoë 🙂 <b>"));
  }

  @Test
  void whatCannotBeSeenIsShownAsQuestionMarks() {
    assertEquals("a?b?c?d?e?f", Excerpt.of("a\nb\u0000c\u202ed\ud800e\u2028f"));
  }

  @Test
  void longTextIsCutAfter60CharactersAndNeverWithinOne() {
    assertEquals("🙂".repeat(60), Excerpt.of("🙂".repeat(60)));
    assertEquals("🙂".repeat(60) + "…", Excerpt.of("🙂".repeat(61)));
  }
}
