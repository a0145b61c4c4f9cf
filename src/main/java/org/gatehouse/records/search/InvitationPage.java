package org.gatehouse.records.search;

import jakarta.json.JsonException;
import jakarta.json.stream.JsonGenerator;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.platform.text.JsonFactories;
import org.gatehouse.web.limits.PacedOutputStream;

/**
 * A page of a list.
 *
 * @param mark where the next one begins, null when this is the last
 */
record InvitationPage(List<InvitationRow> rows, String mark) {
  /**
   * @param found one more than the page may have, when there is one
   */
  static InvitationPage of(List<InvitationRow> found, InvitationQuery question) {
    if (found.size() <= question.limit()) {
      return new InvitationPage(found, null);
    }
    List<InvitationRow> rows = found.subList(0, question.limit());
    Cursor last = rows.get(rows.size() - 1).place();
    return new InvitationPage(rows, last.mark(question.filters().fingerprint()));
  }

  List<UUID> ids() {
    return rows.stream().map(row -> UUID.fromString(row.cell(Column.ID))).toList();
  }

  /**
   * Writes it row by row: as a whole, 500 long rows would take many times their text.
   *
   * @param asked the address of this page, whose parameters the next one keeps as they were sent
   */
  StreamingOutput json(URI asked) {
    String next = mark == null ? null : asked.getRawPath() + "?" + next(asked.getRawQuery());
    return out -> {
      try (JsonGenerator json =
          JsonFactories.GENERATORS.createGenerator(new PacedOutputStream(out))) {
        json.writeStartObject().writeStartArray("items");
        rows.forEach(row -> json.write(row.json()));
        json.writeEnd();
        if (next == null) {
          json.writeNull("next");
        } else {
          json.write("next", next);
        }
        json.writeEnd();
      } catch (JsonException notWritten) {
        throw new IOException(notWritten.getMessage());
      }
    };
  }

  private String next(String query) {
    Stream<String> kept =
        query == null
            ? Stream.empty()
            : Arrays.stream(query.split("&"))
                .filter(each -> !each.startsWith(InvitationQuery.AFTER + "="));
    return Stream.concat(kept, Stream.of(InvitationQuery.AFTER + "=" + mark))
        .collect(Collectors.joining("&"));
  }
}
