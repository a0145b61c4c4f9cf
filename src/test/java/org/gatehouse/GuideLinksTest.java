package org.gatehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Links between the guides lead to a file and, where they name one, to a heading in it. */
class GuideLinksTest {
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:\\s]*)(?:#([^)\\s]+))?\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
  private static final Pattern CODE = Pattern.compile("(?ms)^\\s*```.*?^\\s*```");

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    int links = 0;
    for (Path guide : guides()) {
      for (MatchResult link : LINK.matcher(text(guide)).results().toList()) {
        links++;
        Path target = link.group(1).isEmpty() ? guide : guide.resolveSibling(link.group(1));
        if (!Files.exists(target)
            || link.group(2) != null && !anchors(target).contains(link.group(2))) {
          broken.add(guide + ": " + link.group());
        }
      }
    }
    assertTrue(links > 100, links + " links");
    assertEquals(List.of(), broken);
  }

  private static List<Path> guides() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/site/markdown"))) {
      return Stream.concat(
              Stream.of(Path.of("./README.md"), Path.of("./CHANGELOG.md")),
              files.filter(file -> file.toString().endsWith(".md")).sorted())
          .toList();
    }
  }

  /** Without blocks of code, in which a comment looks like a heading. */
  private static String text(Path file) throws IOException {
    return CODE.matcher(Files.readString(file)).replaceAll("");
  }

  /** As GitHub makes them: small letters, blanks as hyphens, no other punctuation. */
  private static List<String> anchors(Path file) throws IOException {
    return HEADING
        .matcher(text(file))
        .results()
        .map(
            heading ->
                heading
                    .group(1)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .replace(' ', '-'))
        .toList();
  }
}
