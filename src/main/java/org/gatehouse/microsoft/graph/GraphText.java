package org.gatehouse.microsoft.graph;

import java.util.regex.Pattern;

/** Makes a text of Graph's fit to be answered, stored and logged. */
final class GraphText {
  private static final int LONGEST = 300;

  private static final Pattern BREAKS = Pattern.compile("[\\s\\p{Zl}\\p{Zp}]+");

  /**
   * Control characters, of which PostgreSQL stores no U+0000; format characters, which turn the
   * direction of a line; lone surrogates, which have no encoding.
   */
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}]+");

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
    String line = BREAKS.matcher(text).replaceAll(" ");
    String visible = INVISIBLE.matcher(line).replaceAll("").strip();
    String safe = TOKEN.matcher(visible).replaceAll("(token)");
    return safe.isEmpty() ? null : cut(safe);
  }

  private static String cut(String line) {
    if (line.length() <= LONGEST) {
      return line;
    }
    boolean splits = Character.isHighSurrogate(line.charAt(LONGEST - 1));
    return line.substring(0, splits ? LONGEST - 1 : LONGEST) + "…";
  }
}
