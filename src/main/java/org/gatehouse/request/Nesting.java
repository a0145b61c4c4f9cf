package org.gatehouse.request;

/** How deep a JSON text is nested, told without parsing it. */
final class Nesting {
  private Nesting() {}

  /** The most objects and arrays open at once; the outermost counts. */
  static int depth(String json) {
    int open = 0;
    int deepest = 0;
    JsonMarks marks = new JsonMarks(json);
    for (int mark = marks.next(); mark >= 0; mark = marks.next()) {
      switch (json.charAt(mark)) {
        case '{', '[' -> deepest = Math.max(deepest, ++open);
        case '}', ']' -> open--;
        default -> {
          // neither opens nor closes anything
        }
      }
    }
    return deepest;
  }
}
