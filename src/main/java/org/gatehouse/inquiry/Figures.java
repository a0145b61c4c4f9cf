package org.gatehouse.inquiry;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gatehouse.problem.Refusal;
import org.gatehouse.request.QueryParameters;

/**
 * How many requests there are of each kind.
 *
 * @param by what makes the kinds, at least one and at most one period
 */
record Figures(List<Grouping> by) {
  static final String BY = "by";

  /** Beyond it nobody reads them, and a program may ask for less at a time. */
  private static final int MOST = 50_000;

  /** The database counts days, of which up to seven make one group of ours. */
  private static final int MOST_READ = MOST * 7 + 1;

  private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

  /** Faults are told to the parameters, who refuse them together. */
  static Figures read(QueryParameters sent) {
    LinkedHashSet<Grouping> by = new LinkedHashSet<>();
    for (String word : sent.text(BY).orElse("").split(",", -1)) {
      Arrays.stream(Grouping.values())
          .filter(grouping -> grouping.word().equals(word))
          .findFirst()
          .filter(by::add)
          .ifPresentOrElse(known -> {}, () -> refuse(sent));
    }
    if (by.stream().filter(Grouping::isPeriod).count() > 1) {
      refuse(sent);
    }
    return new Figures(List.copyOf(by));
  }

  private static void refuse(QueryParameters sent) {
    sent.fault(
        BY,
        "must be one or more of "
            + Arrays.stream(Grouping.values()).map(Grouping::word).collect(Collectors.joining(", "))
            + ", joined by commas, each once, and one period (day, week or month) at most");
  }

  /**
   * @throws Refusal 400 when there are too many of them
   */
  JsonObject of(Rows rows, Filters filters) {
    Selection selection = filters.selection();
    String groups = by.stream().map(Grouping::sql).distinct().collect(Collectors.joining(", "));
    String counted =
        "select "
            + groups
            + ", count(*)"
            + selection.text()
            + " group by "
            + groups
            + " fetch first "
            + MOST_READ
            + " rows only";
    Map<List<String>, Long> counts = new LinkedHashMap<>();
    rows.read(counted, selection.values(), by.size() + 1, row -> add(counts, row));
    return json(counts);
  }

  private void add(Map<List<String>, Long> groups, String[] row) {
    List<String> kind = new ArrayList<>();
    for (int i = 0; i < by.size(); i++) {
      kind.add(by.get(i).told(row[i]));
    }
    groups.merge(Collections.unmodifiableList(kind), Long.valueOf(row[by.size()]), Long::sum);
  }

  private JsonObject json(Map<List<String>, Long> groups) {
    if (groups.size() > MOST) {
      throw Refusal.badRequest(
          "These are more than %,d groups: narrow them down by filters such as from and to."
              .formatted(MOST));
    }
    JsonArrayBuilder array = JSON.createArrayBuilder();
    groups.entrySet().stream().sorted(this::order).forEach(each -> array.add(group(each)));
    return JSON.createObjectBuilder().add("groups", array).build();
  }

  /** Periods from the first to the last, and in each the largest group first. */
  private int order(Map.Entry<List<String>, Long> one, Map.Entry<List<String>, Long> other) {
    for (int i = 0; i < by.size(); i++) {
      if (by.get(i).isPeriod()) {
        int order = one.getKey().get(i).compareTo(other.getKey().get(i));
        if (order != 0) {
          return order;
        }
      }
    }
    int order = Long.compare(other.getValue(), one.getValue());
    return order != 0 ? order : one.getKey().toString().compareTo(other.getKey().toString());
  }

  private JsonObjectBuilder group(Map.Entry<List<String>, Long> group) {
    JsonObjectBuilder object = JSON.createObjectBuilder();
    for (int i = 0; i < by.size(); i++) {
      String value = group.getKey().get(i);
      if (value == null) {
        object.addNull(by.get(i).word());
      } else {
        object.add(by.get(i).word(), value);
      }
    }
    return object.add("count", group.getValue());
  }
}
