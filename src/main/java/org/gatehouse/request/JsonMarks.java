package org.gatehouse.request;

/**
 * Walks a JSON text from one mark to the next, without parsing it.
 *
 * <p>Every character outside strings is a mark, but for blanks; of a string only its opening quote
 * is one.
 */
final class JsonMarks {
  private final String text;
  private int next;

  JsonMarks(String text) {
    this.text = text;
  }

  /** The position of the next mark, -1 at the end of the text. */
  int next() {
    while (next < text.length() && isBlank(text.charAt(next))) {
      next++;
    }
    if (next >= text.length()) {
      return -1;
    }
    int mark = next;
    next = text.charAt(mark) == '"' ? afterString(mark) : mark + 1;
    return mark;
  }

  private int afterString(int quote) {
    int position = quote + 1;
    while (position < text.length() && text.charAt(position) != '"') {
      position += text.charAt(position) == '\\' ? 2 : 1;
    }
    return position + 1;
  }

  private static boolean isBlank(char character) {
    return character == ' ' || character == '\n' || character == '\r' || character == '\t';
  }
}
