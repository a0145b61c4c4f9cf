package org.gatehouse.operations.accesslog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class KnownFieldsTest {
  private static final Set<String> IGNORED = Set.of("X-Correlation-ID", "traceparent");

  @Test
  void everyParameterAndPropertyOfTheApiIsKnown() throws IOException {
    JsonNode document = description();
    Set<String> names = new TreeSet<>();
    document.findParents("in").stream()
        .filter(each -> List.of("query", "header").contains(each.path("in").asText()))
        .forEach(each -> names.add(each.path("name").asText()));
    for (String request : List.of("InvitationRequest", "ErasureRequest")) {
      JsonNode properties = document.at("/components/schemas/" + request + "/properties");
      assertTrue(properties.isObject(), request);
      properties.fieldNames().forEachRemaining(names::add);
    }
    names.removeIf(name -> KnownFields.has(name) || IGNORED.contains(name));
    assertEquals(Set.of(), names);
  }

  private static JsonNode description() throws IOException {
    String yaml = Files.readString(Path.of("src/main/resources/META-INF/openapi.yaml"));
    Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    return new ObjectMapper().valueToTree(tree);
  }
}
