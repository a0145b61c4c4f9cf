package org.gatehouse.platform.text;

/** A caller's text made fit to be shown again: short, on one line, nothing in it invisible. */
public final class SafeText {
  private static final int LONGEST = 60;

  private SafeText() {}

  /** The first 60 characters; what cannot be seen is shown as a question mark. */
  public static String of(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .limit(LONGEST)
        .map(character -> isVisible(character) ? character : '?')
        .forEach(shown::appendCodePoint);
    return text.codePointCount(0, text.length()) > LONGEST ? shown + "…" : shown.toString();
  }

  private static boolean isVisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
