package org.gatehouse.inquiry;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A part of a list.
 *
 * @param mark where the next one begins, null when this is the last
 */
record Page(List<Row> rows, String mark) {
  private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

  /**
   * @param found one more than the page may have, when there is one
   */
  static Page of(List<Row> found, Question question) {
    if (found.size() <= question.limit()) {
      return new Page(found, null);
    }
    List<Row> rows = found.subList(0, question.limit());
    Place last = rows.get(rows.size() - 1).place();
    return new Page(rows, last.mark(question.filters().fingerprint()));
  }

  List<UUID> ids() {
    return rows.stream().map(row -> UUID.fromString(row.cell(Column.ID))).toList();
  }

  /**
   * @param asked the address of this page, whose parameters the next one keeps as they were sent
   */
  JsonObject json(URI asked) {
    JsonArrayBuilder items = JSON.createArrayBuilder();
    rows.forEach(row -> items.add(row.json()));
    JsonObjectBuilder page = JSON.createObjectBuilder().add("items", items);
    return mark == null
        ? page.addNull("next").build()
        : page.add("next", asked.getRawPath() + "?" + next(asked.getRawQuery())).build();
  }

  private String next(String query) {
    Stream<String> kept =
        query == null
            ? Stream.empty()
            : Arrays.stream(query.split("&"))
                .filter(each -> !each.startsWith(Question.AFTER + "="));
    return Stream.concat(kept, Stream.of(Question.AFTER + "=" + mark))
        .collect(Collectors.joining("&"));
  }
}
