package org.gatehouse.microsoft.graph;

import java.util.regex.Pattern;
import org.gatehouse.platform.text.SafeText;

/** Makes a text from Graph safe to return, store and log. */
final class GraphText {
  private static final int MAX_LENGTH = 300;

  /** RFC 7519: the header of a token is a JSON object, which begins so in Base64. */
  private static final Pattern TOKEN = Pattern.compile("eyJ[\\w-]{8}[\\w.-]*");

  private GraphText() {}

  /**
   * The text on one line, without invisible characters and tokens, cut to 300 characters.
   *
   * @return null for null and where nothing is left
   */
  static String line(String text) {
    if (text == null) {
      return null;
    }
    // Before the cut, which would leave half a token.
    String safe = TOKEN.matcher(SafeText.oneLine(text, Integer.MAX_VALUE)).replaceAll("(token)");
    return safe.isEmpty() ? null : SafeText.cut(safe, MAX_LENGTH);
  }
}
