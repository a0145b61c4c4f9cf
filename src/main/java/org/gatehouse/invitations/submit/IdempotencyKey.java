package org.gatehouse.invitations.submit;

import java.util.List;
import java.util.Optional;
import org.gatehouse.web.errors.ApiException;
import org.gatehouse.web.errors.FieldError;

/**
 * The caller's own name for one intent (draft-ietf-httpapi-idempotency-key-header).
 *
 * <p>The draft makes it a quoted string; clients send it bare as well, and both mean the same key.
 *
 * @param value 1 to 255 visible ASCII characters, without the quotes
 */
public record IdempotencyKey(String value) {
  public static final String HEADER = "Idempotency-Key";
  private static final int MAX_LENGTH = 255;

  /**
   * Reads the header.
   *
   * @param values the header's lines, null or empty when it was not sent
   * @throws ApiException 400 when it is no key
   */
  public static Optional<IdempotencyKey> read(List<String> values) {
    if (values == null || values.isEmpty()) {
      return Optional.empty();
    }
    if (values.size() > 1) {
      throw refusal("may be given once only");
    }
    String key = unquoted(values.get(0).strip());
    if (key.isEmpty()
        || key.length() > MAX_LENGTH
        || !key.chars().allMatch(IdempotencyKey::visible)) {
      throw refusal("must be 1 to " + MAX_LENGTH + " visible ASCII characters, quoted or bare");
    }
    return Optional.of(new IdempotencyKey(key));
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  private static boolean visible(int character) {
    return character > ' ' && character < 127;
  }

  private static ApiException refusal(String what) {
    return ApiException.badRequest(
        "The header " + HEADER + " " + what + ".", List.of(new FieldError(HEADER, what)));
  }
}
