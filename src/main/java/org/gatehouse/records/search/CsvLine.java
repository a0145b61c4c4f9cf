package org.gatehouse.records.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.QuoteMode;

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

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.ALL_NON_NULL).get();

  private CsvLine() {}

  static void append(StringBuilder text, String... cells) {
    try {
      FORMAT.printRecord(text, Arrays.stream(cells).map(CsvLine::harmless).toArray());
    } catch (IOException neverInMemory) {
      throw new UncheckedIOException(neverInMemory);
    }
  }

  private static String harmless(String cell) {
    if (cell == null) {
      return null;
    }
    StringBuilder text = new StringBuilder(cell.length() + 1);
    boolean begins = true;
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (begins && FORMULA.indexOf(c) >= 0 || i == 0 && BEGINNING.indexOf(c) >= 0) {
        text.append('\'');
      }
      text.append(c);
      begins = SEPARATORS.indexOf(c) >= 0 || begins && c == '"';
    }
    return text.toString();
  }
}
