package org.gatehouse.invitations.store;

import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gatehouse.platform.text.JsonFactories;
import org.gatehouse.platform.text.Sha256;

/** A key and value of a request's custom data, as a hash by which the request is found. */
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
    Set<String> terms = new LinkedHashSet<>();
    try (JsonParser parser = JsonFactories.PARSERS.createParser(new StringReader(more))) {
      String key = null;
      int depth = 0;
      while (parser.hasNext()) {
        switch (parser.next()) {
          case START_OBJECT, START_ARRAY -> depth++;
          case END_OBJECT, END_ARRAY -> depth--;
          case KEY_NAME -> key = depth == 1 ? parser.getString() : key;
          case VALUE_STRING, VALUE_NUMBER -> add(terms, depth, key, parser.getString());
          case VALUE_TRUE -> add(terms, depth, key, "true");
          case VALUE_FALSE -> add(terms, depth, key, "false");
          case VALUE_NULL -> {}
        }
      }
    }
    return List.copyOf(terms);
  }

  private static void add(Set<String> terms, int depth, String key, String value) {
    if (depth == 1) {
      terms.add(more(key, value));
    }
  }
}
