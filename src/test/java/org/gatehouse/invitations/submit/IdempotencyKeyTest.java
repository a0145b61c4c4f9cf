package org.gatehouse.invitations.submit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.gatehouse.web.errors.ApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {
  private static Optional<IdempotencyKey> read(String... lines) {
    return IdempotencyKey.read(List.of(lines));
  }

  @Test
  void withoutTheHeaderThereIsNoKey() {
    assertEquals(Optional.empty(), IdempotencyKey.read(null));
    assertEquals(Optional.empty(), read());
  }

  @Test
  void quotedAndBareAreTheSameKey() {
    assertEquals(Optional.of(new IdempotencyKey("8e03978e-40d5")), read("\"8e03978e-40d5\""));
    assertEquals(read("8e03978e-40d5"), read(" \"8e03978e-40d5\" "));
  }

  @Test
  void keysThatDifferInCaseAreTwo() {
    assertEquals("ABC", read("ABC").orElseThrow().value());
  }

  @Test
  void a255thCharacterIsTakenTheQuotesNotCounted() {
    String longest = "x".repeat(255);
    assertEquals(longest, read(longest).orElseThrow().value());
    assertEquals(longest, read('"' + longest + '"').orElseThrow().value());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\"\"", "a b", "a\tb", "a\u0000b", "schlüssel", "a\u007f"})
  void anEmptyOrInvisibleKeyIsRefused(String line) {
    assertRefused("must be 1 to 255 visible ASCII characters, quoted or bare", line);
  }

  @Test
  void a256thCharacterIsRefused() {
    assertRefused("must be 1 to 255 visible ASCII characters, quoted or bare", "x".repeat(256));
  }

  @Test
  void twoHeadersAreRefusedEvenWithTheSameKey() {
    assertRefused("may be given once only", "a", "a");
  }

  private static void assertRefused(String why, String... lines) {
    ApiException refusal = assertThrows(ApiException.class, () -> read(lines));
    assertEquals(400, refusal.status());
    assertEquals("The header Idempotency-Key " + why + ".", refusal.getMessage());
    assertEquals("Idempotency-Key", refusal.faults().get(0).field());
  }
}
