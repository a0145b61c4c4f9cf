package org.gatehouse.inquiry;

/** Cells as a line of RFC 4180, ended by CR LF; nothing in it is taken for a formula. */
final class CsvLine {
  /** What makes a spreadsheet compute a cell (OWASP, "CSV Injection"). */
  private static final String FORMULA = "=+-@\t\r\n";

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
    boolean formula = !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0;
    boolean quoted = isQuoted(cell);
    if (quoted) {
      text.append('"');
    }
    if (formula) {
      text.append('\'');
    }
    text.append(quoted ? cell.replace("\"", "\"\"") : cell);
    if (quoted) {
      text.append('"');
    }
  }

  /** An empty text is quoted, which tells it from nothing at all. */
  private static boolean isQuoted(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == ',' || c == '"' || c == '\r' || c == '\n') {
        return true;
      }
    }
    return cell.isEmpty();
  }
}
