package org.gatehouse.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Puts what was found between two marks of a page, and the charts beside the page.
 *
 * <p>Written anew after each outcome, so that a run that is broken off leaves what it had.
 */
public final class Page {
  private static final String BEGIN = "<!-- measured: written by mvn -Pbench -->";
  private static final String END = "<!-- measured: end -->";

  private final Path file;
  private final String machine;
  private final Map<String, List<Outcome>> byServer = new LinkedHashMap<>();
  private final Map<String, Double> steps = new LinkedHashMap<>();

  /**
   * @param file with the marks; without them, or when there is none, it holds the figures alone
   */
  public Page(Path file, String machine) {
    this.file = file;
    this.machine = machine;
  }

  /** Adds an outcome and writes the page. */
  public void add(String server, Outcome outcome) throws IOException {
    byServer.computeIfAbsent(server, none -> new ArrayList<>()).add(outcome);
    write();
  }

  /** Adds what single steps cost, in microseconds, and writes the page. */
  public void micro(Map<String, Double> costs) throws IOException {
    steps.putAll(costs);
    write();
  }

  private void write() throws IOException {
    String old = Files.exists(file) ? Files.readString(file) : "";
    int begin = old.indexOf(BEGIN);
    int end = old.indexOf(END);
    boolean marked = begin >= 0 && end > begin;
    Files.createDirectories(file.getParent().resolve("images"));
    Files.writeString(
        file,
        marked
            ? old.substring(0, begin) + BEGIN + "\n" + figures() + old.substring(end)
            : BEGIN + "\n" + figures() + END + "\n");
  }

  private String figures() throws IOException {
    return machine + "\n\n" + goals() + "\n" + rows() + "\n" + charts() + steps();
  }

  private String goals() {
    Map<String, Map<String, Goal>> byName = new LinkedHashMap<>();
    byServer.forEach(
        (server, outcomes) ->
            outcomes.stream()
                .flatMap(outcome -> outcome.goals().stream())
                .forEach(
                    goal ->
                        byName
                            .computeIfAbsent(goal.name(), none -> new LinkedHashMap<>())
                            .put(server, goal)));
    StringBuilder table = new StringBuilder("| case | goal |");
    byServer.keySet().forEach(server -> table.append(' ').append(server).append(" |"));
    table.append("\n|---|---|").append("---|".repeat(byServer.size())).append('\n');
    byName.forEach(
        (name, goals) -> {
          String asked = goals.values().iterator().next().asked();
          table.append("| ").append(name).append(" | ").append(asked).append(" |");
          byServer.keySet().forEach(server -> table.append(cell(goals.get(server))));
          table.append('\n');
        });
    return table.toString();
  }

  private static String cell(Goal goal) {
    if (goal == null) {
      return " |";
    }
    return goal.isReached() ? " " + goal.found() + " |" : " **missed: " + goal.found() + "** |";
  }

  private String rows() {
    StringBuilder table =
        new StringBuilder(
            "| server | load | subject | answers/s: median (each round) | p50 ms | p99 ms | core ms"
                + " each | failures |\n|---|---|---|---|---|---|---|---|\n");
    byServer.forEach(
        (server, outcomes) ->
            outcomes.stream()
                .flatMap(outcome -> outcome.rows().stream())
                .forEach(row -> table.append(line(server, row))));
    return table.toString();
  }

  private static String line(String server, Row row) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %.1f (%s) | %.1f | %.1f | %.2f | %d |%n",
        server,
        row.load(),
        row.subject(),
        row.perSecond(),
        row.rounds().size() > 5 ? row.rounds().size() + " rounds" : each(row),
        row.millis(50),
        row.millis(99),
        row.processorMillis(),
        row.failed());
  }

  private String steps() {
    StringBuilder table = new StringBuilder();
    if (!steps.isEmpty()) {
      table.append("| step (JMH) | microseconds |\n|---|---|\n");
      steps.forEach(
          (name, cost) -> table.append(String.format(Locale.ROOT, "| %s | %.2f |%n", name, cost)));
      table.append('\n');
    }
    return table.toString();
  }

  private static String each(Row row) {
    return String.join(
        ", ",
        row.rounds().stream()
            .map(round -> String.format(Locale.ROOT, "%.1f", round.perSecond()))
            .toList());
  }

  private String charts() throws IOException {
    Map<String, Map<String, Double>> throughputs = new LinkedHashMap<>();
    Map<String, List<Double>> heaps = new LinkedHashMap<>();
    byServer.forEach(
        (server, outcomes) ->
            outcomes.forEach(
                outcome -> {
                  outcome
                      .rows()
                      .forEach(
                          row ->
                              throughputs
                                  .computeIfAbsent(row.load(), none -> new LinkedHashMap<>())
                                  .put(server + ", " + row.subject(), row.perSecond()));
                  if (!outcome.heap().isEmpty()) {
                    heaps.put(server, outcome.heap());
                  }
                }));
    StringBuilder links = new StringBuilder();
    for (Map.Entry<String, Map<String, Double>> load : throughputs.entrySet()) {
      if (load.getValue().size() > byServer.size()) {
        String title = load.getKey() + ": answers per second";
        links.append(image(title, Chart.bars(title, load.getValue())));
      }
    }
    if (!heaps.isEmpty()) {
      String title = "Soak: heap after a full collection, MB by the minute";
      links.append(image(title, Chart.lines(title, heaps)));
    }
    return links.toString();
  }

  private String image(String title, String svg) throws IOException {
    String name =
        title.replaceFirst(":.*", "").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-")
            + ".svg";
    Files.writeString(file.getParent().resolve("images").resolve(name), svg);
    return "![" + title + "](images/" + name + ")\n\n";
  }
}
