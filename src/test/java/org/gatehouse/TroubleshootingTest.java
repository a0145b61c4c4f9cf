package org.gatehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gatehouse.web.errors.ErrorCode;
import org.junit.jupiter.api.Test;

/** That whoever looks up an error code, or what a start script says, finds it in the guide. */
class TroubleshootingTest {
  private static final Path GUIDE = Path.of("src/site/markdown/troubleshooting.md");

  /** A code's section: its heading, the HTTP status, what it means, and a message at least. */
  private static final Pattern SECTION =
      Pattern.compile(
          "(?m)^### (\\w+)\\n\\n(\\d{3})\\. [^|]+\\n\\n\\| Message \\|.*\\n\\|---.*\\n\\| ");

  private static final Pattern SCRIPTS_MESSAGE = Pattern.compile("\\bstop \"(.+)\"");

  /** What stands for something else, $name and ${name:-other}, and what leads on to it. */
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{[^}]*}|\\$\\w+|\\.\\.\\.|\\($");

  private static final int SHORTEST_PART = 8;

  @Test
  void guideExplainsEveryErrorCodeAndNoOther() throws IOException {
    List<String> explained =
        SECTION
            .matcher(Files.readString(GUIDE))
            .results()
            .map(section -> section.group(2) + " " + section.group(1))
            .toList();
    List<String> codes =
        Stream.of(ErrorCode.values()).map(code -> code.status() + " " + code.apiName()).toList();
    assertEquals(codes, explained);
  }

  @Test
  void guideNamesEveryMessageOfTheStartScripts() throws IOException {
    Set<String> messages = new TreeSet<>();
    for (String script : List.of("environment.sh", "payara/run.sh", "wildfly/run.sh")) {
      SCRIPTS_MESSAGE
          .matcher(Files.readString(Path.of("server-config", script)))
          .results()
          .forEach(message -> messages.add(message.group(1)));
    }
    assertTrue(messages.size() > 10, messages.size() + " messages");
    assertEquals(List.of(), missing(messages));
  }

  private static List<String> missing(Set<String> messages) throws IOException {
    String guide = plain(Files.readString(GUIDE));
    return messages.stream()
        .filter(
            message ->
                VARIABLE
                    .splitAsStream(message)
                    .map(TroubleshootingTest::plain)
                    .filter(part -> part.length() >= SHORTEST_PART)
                    .anyMatch(part -> !guide.contains(part)))
        .toList();
  }

  private static String plain(String text) {
    return text.replaceAll("[`\\\\]", "").replaceAll("\\s+", " ").strip();
  }
}
