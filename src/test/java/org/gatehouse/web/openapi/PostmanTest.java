package org.gatehouse.web.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** That the Postman collection calls the API that is described; newman shows that it runs. */
class PostmanTest {
  private static final Path FILE = Path.of("src/site/postman/gatehouse.postman_collection.json");
  private static final Description DESCRIPTION = Description.read();
  private static final Pattern STATUS = Pattern.compile("have\\.status\\((\\d{3})\\)");

  /** Of the service; requests to the sandbox have another base. */
  private static final List<JsonNode> ITEMS = new ArrayList<>();

  @BeforeAll
  static void read() throws IOException {
    collect(new ObjectMapper().readTree(FILE.toFile()));
  }

  private static void collect(JsonNode item) {
    if (item.path("request").path("url").asText().startsWith("{{base}}")) {
      ITEMS.add(item);
    }
    item.path("item").forEach(PostmanTest::collect);
  }

  @Test
  void everyRequestExpectsAStatusThatIsDescribed() {
    for (JsonNode item : ITEMS) {
      Matcher expected = STATUS.matcher(item.path("event").toString());
      assertTrue(expected.find(), () -> item.path("name") + " expects no status");
      String status =
          DESCRIPTION.operation(method(item), path(item)) + "/responses/" + expected.group(1);
      assertTrue(
          DESCRIPTION.document().at(status).isObject(), () -> item.path("name") + ": " + status);
    }
  }

  @Test
  void everyOperationUnderApiIsCalled() {
    Set<String> called = new TreeSet<>();
    ITEMS.forEach(item -> called.add(DESCRIPTION.operation(method(item), path(item))));
    Set<String> missing = new TreeSet<>();
    JsonNode paths = DESCRIPTION.document().path("paths");
    Description.names(paths)
        .filter(path -> path.startsWith("/api/"))
        .forEach(
            path ->
                Description.names(paths.path(path))
                    .map(method -> "/paths/" + Description.escaped(path) + "/" + method)
                    .filter(operation -> !called.contains(operation))
                    .forEach(missing::add));
    assertEquals(Set.of(), missing);
  }

  @Test
  void headersAreDescribed() {
    for (JsonNode item : ITEMS) {
      JsonNode operation =
          DESCRIPTION.document().at(DESCRIPTION.operation(method(item), path(item)));
      Set<String> known = new TreeSet<>(Set.of("Content-Type", "Accept"));
      operation
          .path("parameters")
          .forEach(parameter -> known.add(DESCRIPTION.resolved(parameter).path("name").asText()));
      List<String> sent =
          StreamSupport.stream(item.path("request").path("header").spliterator(), false)
              .map(header -> header.path("key").asText())
              .toList();
      assertTrue(known.containsAll(sent), () -> item.path("name") + " sends " + sent);
    }
  }

  private static String method(JsonNode item) {
    return item.path("request").path("method").asText();
  }

  /** As an address: a variable in it stands for one segment. */
  private static String path(JsonNode item) {
    String url = item.path("request").path("url").asText();
    return url.replace("{{base}}", "").replaceAll("\\?.*", "").replaceAll("\\{\\{\\w+}}", "x");
  }
}
