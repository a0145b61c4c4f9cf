package org.gatehouse.faults;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts with their names, printed as a table in the order in which they came. */
final class Figures {
  private final Map<String, Long> counts = new LinkedHashMap<>();

  Figures add(String name, long count) {
    counts.put(name, count);
    return this;
  }

  @Override
  public String toString() {
    return counts.entrySet().stream()
        .map(count -> "%8d  %s".formatted(count.getValue(), count.getKey()))
        .collect(Collectors.joining("\n", "\n", "\n"));
  }
}
