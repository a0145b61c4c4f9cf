package org.gatehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide for operators leaves nothing out; its metrics are compared with a real server's. */
class OperateGuideTest {
  private static final Pattern LOG =
      Pattern.compile(" = (System\\.getLogger|BoundedLog\\.of\\w+)\\(");

  private static final Path SOURCES = Path.of("src/main/java");
  private static final String GUIDE = read(Path.of("src/site/markdown/operate.md"));

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  private static List<String> notInTheGuide(Stream<String> words) {
    return words.filter(word -> !GUIDE.contains("`" + word + "`")).toList();
  }

  @Test
  void everyCategoryOfTheLogIsExplained() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      List<String> categories =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> LOG.matcher(read(file)).find())
              .map(file -> SOURCES.relativize(file).toString())
              .map(file -> file.replace(".java", "").replace('/', '.'))
              .toList();
      assertTrue(categories.size() > 10, categories::toString);
      assertEquals(List.of(), notInTheGuide(categories.stream()));
    }
  }

  @Test
  void everyAlertHasItsRemedy() {
    List<String> alerts =
        Pattern.compile("alert: (\\w+)")
            .matcher(read(Path.of("server-config/monitoring/alerts.yml")))
            .results()
            .map(found -> found.group(1))
            .toList();
    assertTrue(alerts.size() > 10, alerts::toString);
    assertEquals(List.of(), alerts.stream().filter(alert -> !GUIDE.contains(alert)).toList());
  }

  @Test
  void everyFieldOfTheRequestLogIsExplained() {
    String line = read(SOURCES.resolve("org/gatehouse/operations/accesslog/AccessLogEntry.java"));
    Stream<String> fields =
        Pattern.compile("(?:text\\(json, |json\\.write\\(|writeStartArray\\()\"(\\w+)\"")
            .matcher(line)
            .results()
            .map((MatchResult found) -> found.group(1));
    assertEquals(List.of(), notInTheGuide(fields));
  }
}
