package org.gatehouse.records.search;

/**
 * Cells as a line of RFC 4180, ended by CR LF; nothing in it is taken for a formula.
 *
 * <p>Every cell that has a value is quoted, so that a semicolon or a tab in it separates no cells
 * where a program expects these. What is null is an empty cell without quotation marks.
 */
final class CsvLine {
  /** What makes a spreadsheet compute a cell (OWASP, "CSV Injection"); the last is U+2212. */
  private static final String FORMULA = "=+-@\uFF1D\uFF0B\uFF0D\uFF20\u2212";

  /** What OWASP warns of at the beginning of a cell besides. */
  private static final String BEGINNING = "\t\r\n";

  /**
   * Where another cell begins for programs that separate cells by something else than a comma: not
   * all of them heed quotation marks that do not begin a cell of theirs.
   */
  private static final String SEPARATORS = ";\t\r\n";

  private CsvLine() {}

  static void append(StringBuilder text, String... cells) {
    for (int i = 0; i < cells.length; i++) {
      if (i > 0) {
        text.append(',');
      }
      if (cells[i] != null) {
        append(text, cells[i]);
      }
    }
    text.append("\r\n");
  }

  private static void append(StringBuilder text, String cell) {
    text.append('"');
    boolean begins = true;
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (begins && FORMULA.indexOf(c) >= 0 || i == 0 && BEGINNING.indexOf(c) >= 0) {
        text.append('\'');
      }
      if (c == '"') {
        text.append('"');
      }
      text.append(c);
      begins = SEPARATORS.indexOf(c) >= 0 || begins && c == '"';
    }
    text.append('"');
  }
}
