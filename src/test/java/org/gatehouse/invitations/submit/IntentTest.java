package org.gatehouse.invitations.submit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IntentTest {
  private static final Optional<IdempotencyKey> NO_KEY = Optional.empty();

  private static Optional<IdempotencyKey> key(String value) {
    return Optional.of(new IdempotencyKey(value));
  }

  private static Intent of(String caller, Optional<IdempotencyKey> key, String... content) {
    return Intent.of(caller, key, Arrays.asList(content));
  }

  @Test
  void theSameRequestOfTheSameCallerIsTheSameIntent() {
    assertEquals(of("ann", NO_KEY, "a", null), of("ann", NO_KEY, "a", null));
  }

  @Test
  void partsNeverRunTogether() {
    List<List<String>> contents =
        List.of(
            List.of("ab", "c"),
            List.of("a", "bc"),
            List.of("abc"),
            List.of("abc", ""),
            List.of("", "abc"),
            List.of("a", "1:b", "c"),
            List.of("a", "1:b1:c"),
            List.of("a1:b", "c"));
    Set<String> fingerprints = new HashSet<>();
    contents.forEach(content -> fingerprints.add(Intent.of("ann", NO_KEY, content).fingerprint()));
    assertEquals(contents.size(), fingerprints.size());
  }

  @Test
  void nullIsNotEmpty() {
    assertNotEquals(
        of("ann", NO_KEY, "a", null).fingerprint(), of("ann", NO_KEY, "a", "").fingerprint());
    assertNotEquals(
        of("ann", NO_KEY, null, "").fingerprint(), of("ann", NO_KEY, "", null).fingerprint());
  }

  @Test
  void callersNeverMeet() {
    assertNotEquals(of("ann", NO_KEY, "a").identity(), of("bob", NO_KEY, "a").identity());
    assertNotEquals(of("ann", key("k"), "a").identity(), of("bob", key("k"), "a").identity());
    assertNotEquals(of("ann", key("k"), "a").identity(), of("an", key("nk"), "a").identity());
  }

  @Test
  void aKeyNamesTheIntentWhateverTheContent() {
    Intent one = of("ann", key("k"), "a");
    Intent other = of("ann", key("k"), "b");
    assertEquals(one.identity(), other.identity());
    assertNotEquals(one.fingerprint(), other.fingerprint());
    assertTrue(one.keyed());
  }

  @Test
  void aNamedIntentIsNeverTheUnnamedOneOfTheSameContent() {
    Intent unnamed = of("ann", NO_KEY, "a");
    assertFalse(unnamed.keyed());
    assertNotEquals(unnamed.identity(), of("ann", key("k"), "a").identity());
    assertNotEquals(unnamed.identity(), of("ann", key(unnamed.fingerprint()), "a").identity());
  }

  @Test
  void bothTextsFitAUniqueColumn() {
    Intent intent = of("ann", key("x".repeat(255)), "é".repeat(100_000));
    assertTrue(intent.identity().matches("[A-Za-z0-9_-]{43}"));
    assertTrue(intent.fingerprint().matches("[A-Za-z0-9_-]{43}"));
  }
}
