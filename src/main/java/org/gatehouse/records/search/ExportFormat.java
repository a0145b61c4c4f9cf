package org.gatehouse.records.search;

import java.util.Arrays;
import org.gatehouse.platform.text.JsonFactories;

/** The formats of an export. */
enum ExportFormat {
  /** RFC 4180 with a line of titles, see {@link CsvLine}. */
  CSV {
    @Override
    String head() {
      StringBuilder line = new StringBuilder();
      CsvLine.append(
          line, Arrays.stream(Column.values()).map(Column::title).toArray(String[]::new));
      return line.toString();
    }

    @Override
    void append(StringBuilder text, InvitationRow row) {
      CsvLine.append(text, row.cells());
    }

    @Override
    void breakOff(StringBuilder text, String message) {
      CsvLine.append(text, message);
    }
  },
  /** A JSON object a line, as in the pages of a list. */
  NDJSON {
    @Override
    String head() {
      return "";
    }

    @Override
    void append(StringBuilder text, InvitationRow row) {
      text.append(row.json()).append('\n');
    }

    @Override
    void breakOff(StringBuilder text, String message) {
      text.append(JsonFactories.BUILDERS.createObjectBuilder().add("message", message).build())
          .append('\n');
    }
  };

  abstract String head();

  abstract void append(StringBuilder text, InvitationRow row);

  /** A line that no row looks like. */
  abstract void breakOff(StringBuilder text, String message);
}
