package org.gatehouse.records.search;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gatehouse.platform.text.JsonFactories;
import org.gatehouse.web.errors.ApiException;
import org.gatehouse.web.validation.QueryParameters;

/**
 * Numbers of requests by group.
 *
 * @param by what makes the kinds, at least one and at most one period
 */
record InvitationSummary(List<GroupBy> by) {
  static final String BY = "by";

  /** Beyond it nobody reads them, and a program may ask for less at a time. */
  private static final int MAX = 50_000;

  /** Adds errors to the parameters, which report them together. */
  static InvitationSummary read(QueryParameters sent) {
    List<String> words = List.of(sent.text(BY).orElse("").split(",", -1));
    List<GroupBy> by = words.stream().flatMap(GroupBy::of).distinct().toList();
    long periods = by.stream().filter(each -> each.period().isPresent()).count();
    if (by.size() < words.size() || periods > 1) {
      sent.fault(
          BY,
          "must be one or more of "
              + Arrays.stream(GroupBy.values()).map(GroupBy::word).collect(Collectors.joining(", "))
              + ", joined by commas, each once, and one period (day, week or month) at most");
    }
    return new InvitationSummary(by);
  }

  /**
   * @throws ApiException 400 when there are too many of them
   */
  JsonObject of(InvitationReader rows, SearchCriteria filters) {
    SqlCondition selection = filters.selection();
    Map<List<String>, Long> counts = new LinkedHashMap<>();
    by.stream()
        .flatMap(each -> each.period().stream())
        .findFirst()
        .ifPresentOrElse(
            period -> count(rows, selection, period, counts),
            () -> count(rows, selection, "", counts));
    return json(counts);
  }

  /**
   * Period by period, from the newest to the one before it that has a request: a stretch of an
   * index is counted in a fraction of the time in which each moment is cut to its period.
   */
  private void count(
      InvitationReader rows,
      SqlCondition selection,
      Period period,
      Map<List<String>, Long> counts) {
    Optional<LocalDate> newest = rows.newest(selection);
    while (newest.isPresent()) {
      LocalDate first = period.first(newest.get());
      SqlCondition within = selection.from(first).before(period.next(first));
      count(rows, within, period.told(first), counts);
      newest = rows.newest(selection.before(first));
    }
  }

  private void count(
      InvitationReader rows,
      SqlCondition selection,
      String period,
      Map<List<String>, Long> counts) {
    List<String> columns = by.stream().flatMap(each -> each.column().stream()).toList();
    String listed = String.join(", ", columns);
    String counted =
        columns.isEmpty()
            ? "select count(*)" + selection.text()
            : "select "
                + listed
                + ", count(*)"
                + selection.text()
                + " group by "
                + listed
                + " fetch first "
                + (MAX + 1)
                + " rows only";
    rows.read(
        counted,
        selection.values(),
        columns.size() + 1,
        row -> {
          counts.put(kind(row, period), Long.valueOf(row[columns.size()]));
          return true;
        });
    if (counts.size() > MAX) {
      throw ApiException.badRequest(
          "These are more than %,d groups: narrow them down by filters such as from and to."
              .formatted(MAX));
    }
  }

  private List<String> kind(String[] row, String period) {
    List<String> kind = new ArrayList<>();
    int column = 0;
    for (GroupBy each : by) {
      kind.add(each.period().isPresent() ? period : each.told(row[column++]));
    }
    return Collections.unmodifiableList(kind);
  }

  private JsonObject json(Map<List<String>, Long> groups) {
    JsonArrayBuilder array = JsonFactories.BUILDERS.createArrayBuilder();
    groups.entrySet().stream().sorted(this::order).forEach(each -> array.add(group(each)));
    return JsonFactories.BUILDERS.createObjectBuilder().add("groups", array).build();
  }

  /** Periods from the first to the last, and in each the largest group first. */
  private int order(Map.Entry<List<String>, Long> one, Map.Entry<List<String>, Long> other) {
    for (int i = 0; i < by.size(); i++) {
      if (by.get(i).period().isPresent()) {
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
    JsonObjectBuilder object = JsonFactories.BUILDERS.createObjectBuilder();
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
