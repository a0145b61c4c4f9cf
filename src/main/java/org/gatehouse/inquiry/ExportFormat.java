package org.gatehouse.inquiry;

import java.util.Arrays;

/** How an export spells its rows. */
enum ExportFormat {
  /** RFC 4180 with a line of titles. */
  CSV {
    @Override
    String head() {
      StringBuilder line = new StringBuilder();
      CsvLine.append(
          line, Arrays.stream(Column.values()).map(Column::title).toArray(String[]::new));
      return line.toString();
    }

    @Override
    void append(StringBuilder text, Row row) {
      CsvLine.append(text, row.cells());
    }
  },
  /** A JSON object a line, as in the pages of a list. */
  NDJSON {
    @Override
    String head() {
      return "";
    }

    @Override
    void append(StringBuilder text, Row row) {
      text.append(row.json()).append('\n');
    }
  };

  abstract String head();

  abstract void append(StringBuilder text, Row row);
}
