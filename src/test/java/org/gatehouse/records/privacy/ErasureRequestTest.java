package org.gatehouse.records.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.gatehouse.web.errors.ApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErasureRequestTest {
  @Test
  void theAddressIsReadWithoutSurroundingBlanks() {
    assertEquals(
        "john.doe@gmail.com", ErasureRequest.read("{\"Email\": \" john.doe@gmail.com \"}").email());
  }

  @ParameterizedTest
  @ValueSource(strings = {"o'hara@example.com", "%@example.com", "jane@straße.de", "jane@contoso"})
  void anAddressThatWouldBeInvitedNoMoreCanStillBeErased(String address) {
    assertEquals(address, ErasureRequest.read("{\"email\": \"" + address + "\"}").email());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "`` | The body is empty",
        "[] | must be a JSON object",
        "{  | not valid JSON",
        "{} | email is required",
        "{\"email\": null} | email is required",
        "{\"email\": 1} | email must be a text",
        "{\"email\": \"%\"} | must be an e-mail address",
        "{\"email\": \"@example.com\"} | must be an e-mail address",
        "{\"email\": \"o\\u0000hara@example.com\"} | must not contain U+0000",
        "{\"email\": \"a@b.com\", \"email\": \"c@d.com\"} | twice"
      })
  void anythingElseIsRefusedWithWhatIsAllowed(String body, String said) {
    ApiException refusal = assertThrows(ApiException.class, () -> ErasureRequest.read(body));
    assertEquals(400, refusal.status());
    assertTrue(refusal.getMessage().contains(said), refusal.getMessage());
  }
}
