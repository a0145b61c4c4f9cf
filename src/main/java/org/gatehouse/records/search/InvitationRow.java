package org.gatehouse.records.search;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import org.gatehouse.platform.text.JsonFactories;

/**
 * One row of a list or export.
 *
 * @param cells as text, in the order of {@link Column}; null where there is nothing
 */
record InvitationRow(String[] cells) {
  String cell(Column column) {
    return cells[column.ordinal()];
  }

  /** Where the next page goes on. */
  Cursor place() {
    return new Cursor(Instant.parse(cell(Column.RECEIVED_AT)), cell(Column.ID));
  }

  /** What is null is left out. */
  JsonObject json() {
    JsonObjectBuilder object = JsonFactories.BUILDERS.createObjectBuilder();
    JsonObjectBuilder inner = null;
    String group = null;
    for (Column column : Column.values()) {
      int period = column.title().indexOf('.');
      String leads = period < 0 ? null : column.title().substring(0, period);
      if (group != null && !group.equals(leads)) {
        object.add(group, inner);
      }
      if (leads != null && !leads.equals(group)) {
        inner = JsonFactories.BUILDERS.createObjectBuilder();
      }
      group = leads;
      String cell = cell(column);
      if (cell != null) {
        JsonObjectBuilder place = leads == null ? object : inner;
        place.add(column.title().substring(period + 1), column.json(cell));
      }
    }
    return object.build();
  }

  /** Not the cells: they name people. */
  @Override
  public String toString() {
    return "row " + cell(Column.ID);
  }
}
