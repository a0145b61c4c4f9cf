package org.gatehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That whoever looks up a message finds it: the guide names every one that the sources have. */
class TroubleshootingTest {
  private static final Path GUIDE = Path.of("src/site/markdown/troubleshooting.md");

  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?m)^\\s*//.*$");

  /** What can only be a mistake in the code is told to nobody. */
  private static final Pattern MISTAKE =
      Pattern.compile("(?s)new Illegal(State|Argument)Exception\\(.*?\\);");

  private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

  private static final Pattern TEXTS =
      Pattern.compile("(because\\(\\s*)?" + TEXT + "(?:\\s*\\+\\s*" + TEXT + ")*");

  /** The start of a sentence, or what is wrong with a field or a setting. */
  private static final Pattern MESSAGE = Pattern.compile("(?:[A-Z]|must )\\S* \\S+ .*");

  private static final Pattern SCRIPTS_MESSAGE = Pattern.compile("\\bstop \"(.+)\"");

  /** What stands for something else, {0}, %s, $name, ${name:-other}, and what leads on to it. */
  private static final Pattern VARIABLE =
      Pattern.compile(
          "\\{\\d}|%,?[sd]|\\$\\{[^}]*}|\\$\\w+|\\.\\.\\.|\\($|Microsoft Graph says: $");

  private static final int SHORTEST_PART = 8;

  @Test
  void guideNamesEveryMessageOfTheService() throws IOException {
    Set<String> messages = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        // The help texts of metrics are no messages.
        if (!file.toString().matches(".*/(telemetry/.*|metrics/Gauges.java)")) {
          messages.addAll(messages(Files.readString(file)));
        }
      }
    }
    assertTrue(messages.size() > 100, messages.size() + " messages");
    assertEquals(List.of(), missing(messages));
  }

  private static Set<String> messages(String source) {
    String code = MISTAKE.matcher(COMMENT.matcher(source).replaceAll("")).replaceAll("");
    return TEXTS
        .matcher(code)
        .results()
        .filter(texts -> texts.group(1) != null || MESSAGE.matcher(joined(texts)).matches())
        .map(TroubleshootingTest::joined)
        .collect(Collectors.toSet());
  }

  private static String joined(MatchResult texts) {
    return TEXT.matcher(texts.group())
        .results()
        .map(text -> text.group(1).replaceAll("\\\\(.)", "$1"))
        .collect(Collectors.joining());
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
