package org.gatehouse.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTermTest {
  @ParameterizedTest
  @CsvSource({
    "John.Doe@Example.COM, example.com",
    "jane@münchen.de,      xn--mnchen-3ya.de",
    "jane@XN--MNCHEN-3YA.de, xn--mnchen-3ya.de"
  })
  void aDomainHasOneSpelling(String address, String domain) {
    assertEquals(domain, SearchTerm.domain(address));
  }

  @Test
  void whatIsErasedHasNoSpelling() {
    assertNull(SearchTerm.address(null));
    assertNull(SearchTerm.domain(null));
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
            {"a":"x","b":4711,"c":true,"d":null,"e":{"a":"y"},"f":"","g":["x"]}"""));
  }

  @Test
  void aNumberAndItsTextAreOneTerm() {
    assertEquals(SearchTerm.all("{\"cc\":4711}"), SearchTerm.all("{\"cc\":\"4711\"}"));
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
