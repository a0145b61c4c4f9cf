package org.gatehouse.invitations.store;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.gatehouse.platform.text.JsonFactories;
import org.gatehouse.platform.text.Sha256;

/** What a request is found by through its custom data. */
public final class SearchTerm {
  private SearchTerm() {}

  /**
   * A key of {@code more} and its value, as a SHA-256 of both in base64url: of one length whatever
   * is sent, and no text of a caller is anywhere near a statement.
   */
  public static String more(String key, String value) {
    return Sha256.base64Url(Sha256.of(key.length() + ":" + key + value));
  }

  /**
   * The terms of all keys at the top whose value is a text, a number or a boolean, each once.
   *
   * @param more a JSON object; numbers count as they are written
   */
  public static List<String> all(String more) {
    if (more == null || more.equals("{}")) {
      return List.of();
    }
    try (JsonReader reader = JsonFactories.READERS.createReader(new StringReader(more))) {
      JsonObject object = reader.readObject();
      return object.entrySet().stream()
          .flatMap(each -> text(each.getValue()).map(text -> more(each.getKey(), text)).stream())
          .distinct()
          .toList();
    }
  }

  private static Optional<String> text(JsonValue value) {
    return switch (value.getValueType()) {
      case STRING -> Optional.of(((JsonString) value).getString());
      case NUMBER, TRUE, FALSE -> Optional.of(value.toString());
      case OBJECT, ARRAY, NULL -> Optional.empty();
    };
  }
}
