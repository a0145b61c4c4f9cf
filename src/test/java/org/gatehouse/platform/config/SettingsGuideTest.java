package org.gatehouse.platform.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The settings page has the names, variables, defaults and ranges of the code. */
class SettingsGuideTest {
  private static final Path SOURCES = Path.of("src/main/java");

  /** A class with settings. */
  private static final Pattern READER =
      Pattern.compile("public static \\w+ read\\(Settings settings\\)");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z.-]+)}");
  private static final Pattern RANGE = Pattern.compile(" (\\S+) from (\\S+) to (\\S+)$");

  /** A variable with a default, or one that is read only if set. */
  private static final Pattern SHELL_VARIABLE = Pattern.compile("\\$\\{([A-Z_]+):?[-=+]");

  private static final Map<String, String> REQUIRED =
      Map.of(
          "entra.tenant-id", "5a4d6b0e-0000-4000-8000-000000000001",
          "entra.client-id", "5a4d6b0e-0000-4000-8000-000000000002",
          "entra.client-secret", "secret");

  /** Cells by their first one, a name in backticks. */
  private final Map<String, List<String>> rows = new TreeMap<>();

  @BeforeEach
  void readThePage() throws IOException {
    for (String line : Files.readAllLines(Path.of("src/site/markdown/settings.md"))) {
      if (line.startsWith("| `")) {
        List<String> cells = Stream.of(line.split("\\|")).skip(1).map(String::strip).toList();
        rows.put(bare(cells.get(0)), cells);
      }
    }
  }

  private static String bare(String cell) {
    return cell.replace("`", "");
  }

  private Set<String> properties() {
    return rows.keySet().stream()
        .filter(name -> name.contains("."))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Everything that the service reads, asked for by the names of settings. */
  private static List<Object> read(Settings settings) throws Exception {
    List<Path> files;
    try (Stream<Path> walked = Files.walk(SOURCES)) {
      files = walked.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
    List<Object> read = new ArrayList<>();
    for (Path file : files) {
      if (READER.matcher(Files.readString(file)).find()) {
        String name = SOURCES.relativize(file).toString().replace(".java", "").replace('/', '.');
        read.add(Class.forName(name).getMethod("read", Settings.class).invoke(null, settings));
      }
    }
    assertTrue(read.size() > 10, read::toString);
    return read;
  }

  private static Settings with(Map<String, String> values) {
    return new Settings(name -> Optional.ofNullable(values.get(name)));
  }

  private static Map<String, String> requiredAnd(String name, String value) {
    Map<String, String> values = new HashMap<>(REQUIRED);
    values.put(name, value);
    return values;
  }

  @Test
  void namesAreThoseThatTheCodeReads() throws Exception {
    Set<String> asked = new TreeSet<>();
    Function<String, Optional<String>> source =
        name -> {
          asked.add(name);
          return Optional.ofNullable(REQUIRED.get(name));
        };
    read(new Settings(source));
    assertEquals(asked, properties());
  }

  @Test
  void variablesAreTheNamesInCapitals() {
    for (String name : properties()) {
      String variable = name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
      assertEquals("`" + variable + "`", rows.get(name).get(1), name);
    }
  }

  @Test
  void defaultsChangeNothingWhenTheyAreSet() throws Exception {
    List<Object> unset = read(with(REQUIRED));
    int compared = 0;
    for (String name : properties()) {
      String cell = rows.get(name).get(2);
      if (cell.startsWith("`")) {
        Settings settings = with(requiredAnd(name, filledIn(bare(cell))));
        assertEquals(unset, read(settings), name);
        assertEquals(List.of(), settings.faults(), name);
        compared++;
      }
    }
    assertTrue(compared > 20, compared + " defaults");
  }

  private String filledIn(String text) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            (MatchResult found) -> {
              String name = found.group(1);
              return REQUIRED.containsKey(name) ? REQUIRED.get(name) : bare(rows.get(name).get(2));
            });
  }

  @Test
  void rangesAreThoseOfTheCode() throws Exception {
    int compared = 0;
    for (String name : properties()) {
      Settings settings = with(requiredAnd(name, "?"));
      read(settings);
      for (String fault : settings.faults()) {
        var range = RANGE.matcher(fault);
        if (fault.startsWith(name) && range.find()) {
          String cell = "`" + days(range.group(2)) + "` to `" + days(range.group(3)) + "`";
          assertEquals(cell, rows.get(name).get(3), name);
          compared++;
        }
      }
    }
    assertTrue(compared > 15, compared + " ranges");
  }

  private static String days(String duration) {
    return duration.equals("PT24H") ? "P1D" : duration.equals("PT168H") ? "P7D" : duration;
  }

  @Test
  void variablesOfTheStartScriptsAreThere() throws IOException {
    Set<String> read = new TreeSet<>();
    for (String script : List.of("environment.sh", "payara/run.sh", "wildfly/run.sh")) {
      SHELL_VARIABLE
          .matcher(Files.readString(Path.of("server-config", script)))
          .results()
          .forEach(found -> read.add(found.group(1)));
    }
    Set<String> explained = new TreeSet<>(rows.keySet());
    explained.removeAll(properties());
    assertEquals(read, explained);
  }
}
