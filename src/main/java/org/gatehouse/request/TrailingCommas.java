package org.gatehouse.request;

/**
 * Forgives one comma before a closing brace or bracket, as the published sample has it.
 *
 * <p>Only a comma that follows a value is forgiven: {@code [,]} and {@code [1,,]} stay wrong.
 */
final class TrailingCommas {
  private TrailingCommas() {}

  /** The same text with a blank for each such comma, so that positions stay what they were. */
  static String blanked(String json) {
    StringBuilder text = new StringBuilder(json);
    JsonMarks marks = new JsonMarks(json);
    int beforeLast = -1;
    int last = -1;
    for (int mark = marks.next(); mark >= 0; mark = marks.next()) {
      if (isAny(json, mark, "}]") && isAny(json, last, ",") && !isAny(json, beforeLast, ",[{:")) {
        text.setCharAt(last, ' ');
      }
      beforeLast = last;
      last = mark;
    }
    return text.toString();
  }

  /** Before the text stands nothing that a value could end with: it counts as a comma. */
  private static boolean isAny(String json, int position, String characters) {
    return characters.indexOf(position < 0 ? ',' : json.charAt(position)) >= 0;
  }
}
