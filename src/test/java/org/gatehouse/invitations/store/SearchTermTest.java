package org.gatehouse.invitations.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTermTest {
  @Test
  void whatIsErasedHasNoTerms() {
    assertEquals(List.of(), SearchTerm.all(null));
  }

  @Test
  void textsNumbersAndBooleansAtTheTopAreTerms() {
    assertEquals(
        List.of(
            SearchTerm.more("a", "x"),
            SearchTerm.more("b", "4711"),
            SearchTerm.more("c", "true"),
            SearchTerm.more("f", "")),
        SearchTerm.all(
            """
            {"a":"x","b":4711,"c":true,"d":null,"e":{"a":"y"},"f":"","g":["x"]}\
            """));
  }

  @Test
  void aNumberAndItsTextAreOneTerm() {
    assertEquals(SearchTerm.all("{\"cc\":4711}"), SearchTerm.all("{\"cc\":\"4711\"}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e2", "1E+2", "-0", "0.0000001", "1.50", "1e999999999"})
  void aNumberIsATermAsItIsWritten(String number) {
    assertEquals(
        List.of(SearchTerm.more("n", number)), SearchTerm.all("{\"n\":%s}".formatted(number)));
  }

  @Test
  void whereTheKeyEndsIsPartOfTheTerm() {
    assertNotEquals(SearchTerm.more("a", "b=c"), SearchTerm.more("a=b", "c"));
    assertNotEquals(SearchTerm.more("ab", "c"), SearchTerm.more("a", "bc"));
  }

  @Test
  void aTermIsOfOneLength() {
    assertEquals(43, SearchTerm.more("key", "x".repeat(4_000)).length());
  }
}
