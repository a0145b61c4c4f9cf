package org.gatehouse.platform.text;

import java.util.regex.Pattern;

/** Makes foreign text safe to return, store and log. */
public final class SafeText {
  /**
   * Control characters, of which PostgreSQL stores no U+0000; format characters, which turn the
   * direction of a line; lone surrogates, which have no encoding; what not every font shows.
   */
  private static final String INVISIBLE = "\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}";

  private static final String BREAK = "\\p{Zl}\\p{Zp}";
  private static final Pattern BLANKS = Pattern.compile("[\\s" + BREAK + "]+");
  private static final Pattern INVISIBLES = Pattern.compile("[" + INVISIBLE + "&&[^\\s]]+");
  private static final Pattern NOT_SHOWN = Pattern.compile("[" + INVISIBLE + BREAK + "]");

  /** Characters of an excerpt. */
  private static final int MAX_EXCERPT_LENGTH = 60;

  private SafeText() {}

  /**
   * The text without what is invisible, with one blank for each run of blanks and line breaks, cut
   * to {@code max} UTF-16 units; null stays null.
   */
  public static String oneLine(String text, int max) {
    if (text == null) {
      return null;
    }
    String visible = INVISIBLES.matcher(text).replaceAll("");
    return cut(BLANKS.matcher(visible).replaceAll(" ").strip(), max);
  }

  /** The first {@code max} UTF-16 units, of which the last is an ellipsis where more follow. */
  public static String cut(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    boolean splits = Character.isHighSurrogate(text.charAt(max - 2));
    return text.substring(0, splits ? max - 2 : max - 1) + "…";
  }

  /** The first 60 characters, to be shown to who sent them, with ? for what cannot be seen. */
  public static String excerpt(String text) {
    boolean isCut = text.codePointCount(0, text.length()) > MAX_EXCERPT_LENGTH;
    String begins =
        isCut ? text.substring(0, text.offsetByCodePoints(0, MAX_EXCERPT_LENGTH)) : text;
    String shown = NOT_SHOWN.matcher(begins).replaceAll("?");
    return isCut ? shown + "…" : shown;
  }
}
