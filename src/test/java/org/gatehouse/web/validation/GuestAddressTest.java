package org.gatehouse.web.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuestAddressTest {
  private final GuestAddress rule = new GuestAddress();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "john.doe@gmail.com",
        "a@b.co",
        "JOHN_DOE@EXAMPLE.COM",
        "john-doe.2@sub.example.co.uk",
        "john..doe@example.com",
        "`john@example.com",
        "jürgen@example.com",
        "john@bücher.de",
        "ju\u0308rgen@bu\u0308cher.de",
        "john@xn--bcher-kva.de",
        "john@a-b.1-2.example"
      })
  void addressIsTaken(String address) {
    assertEquals(List.of(), rule.faults(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "john",
        "@",
        "@example.com",
        "john@",
        "john@doe@example.com",
        "john doe@example.com",
        " john@example.com",
        "john@exam ple.com",
        "john\u0007@example.com",
        "john\u200b@example.com",
        "john@example.com\u202e",
        "john\ud800@example.com",
        "john@localhost",
        "john@example",
        "john@example.com.",
        "john@.example.com",
        "john@example..com",
        "john@-example.com",
        "john@example-.com",
        "john@exa_mple.com",
        "john@127.0.0.1",
        "john@straße.de",
        "john@ｅｘａｍｐｌｅ.com",
        "john@example。com",
        ".john@example.com",
        "john.@example.com",
        "-john@example.com",
        "john-@example.com",
        "-@example.com"
      })
  void addressIsRefused(String address) {
    assertFalse(rule.faults(address).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      chars = {
        '~', '!', '#', '$', '%', '^', '&', '*', '(', ')', '+', '=', '[', ']', '{', '}', '\\', '/',
        '|', ';', ':', '\'', '"', '<', '>', '?', ','
      })
  void everyCharacterThatGraphRefusesIsNamed(char character) {
    String fault = rule.faults("jo" + character + "hn@example.com").get(0);
    assertTrue(fault.startsWith("must not contain " + character + " ("), fault);
  }

  @Test
  void everyFaultOfAnAddressIsTold() {
    assertEquals(
        List.of(
            "must not contain blanks or invisible characters",
            "must end in a domain name such as example.com"
                + " (an international one may be written in its xn-- form)",
            "must not contain + ! (a guest's address has none of"
                + " ~ ! # $ % ^ & * ( ) + = [ ] { } \\ / | ; : ' \" < > ? ,)",
            "must not have a period or hyphen at either end of the part before the @"),
        rule.faults(".jo hn+!+@example"));
  }

  @Test
  void addressOf254CharactersIsTakenAndOneMoreIsNot() {
    String domain = "@" + "a".repeat(60) + ".example.com";
    String longest = "j".repeat(254 - domain.length()) + domain;
    assertEquals(List.of(), rule.faults(longest));
    assertEquals(List.of("must be at most 254 characters"), rule.faults("j" + longest));
  }

  @Test
  void addressThatIsTooLongInItsOneSpellingIsRefused() {
    List<String> told =
        List.of(
            "must be at most 254 characters also in small letters with its domain in the xn-- form");
    assertEquals(List.of(), rule.faults("\u0130".repeat(120) + "@example.com"));
    assertEquals(told, rule.faults("\u0130".repeat(122) + "@example.com"));
    String international = "@" + "a.".repeat(20) + "ü.".repeat(20) + "com";
    assertEquals(List.of(), rule.faults("j" + international));
    assertEquals(told, rule.faults("j".repeat(100) + international));
  }
}
