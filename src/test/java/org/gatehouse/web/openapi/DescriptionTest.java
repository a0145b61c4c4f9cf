package org.gatehouse.web.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import jakarta.ws.rs.HttpMethod;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.web.errors.ErrorCode;
import org.junit.jupiter.api.Test;

/** What makes the description fit to generate a client from. */
class DescriptionTest {
  private static final Description DESCRIPTION = Description.read();
  private static final JsonNode DOCUMENT = DESCRIPTION.document();
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  private final List<String> faults = new ArrayList<>();

  @Test
  void followsOpenApi() throws IOException {
    String yaml = Files.readString(Description.FILE);
    SwaggerParseResult parsed = new OpenAPIV3Parser().readContents(yaml);
    assertEquals(List.of(), parsed.getMessages());
    assertEquals(DOCUMENT.path("paths").size(), parsed.getOpenAPI().getPaths().size());
  }

  /** The parser passes over those of headers. */
  @Test
  void everyReferenceLeadsSomewhere() {
    walk(
        "",
        DOCUMENT,
        (at, node) ->
            expect(!node.has("$ref") || !resolved(at).isMissingNode(), at + node.path("$ref")));
    assertEquals(List.of(), faults);
  }

  @Test
  void everyOperationHasANameOfItsOwnAndSaysWhatItDoes() {
    Set<String> names = new HashSet<>();
    Set<String> tags = new HashSet<>();
    DOCUMENT.path("tags").forEach(tag -> tags.add(tag.path("name").asText()));
    operations(
        (at, operation) -> {
          String name = operation.path("operationId").asText();
          expect(name.matches("[a-z][A-Za-z]+") && names.add(name), at + " operationId");
          expect(isText(operation.path("summary")), at + " summary");
          expect(isText(operation.path("description")), at + " description");
          expect(tags.contains(operation.path("tags").path(0).asText()), at + " tags");
        });
    assertEquals(List.of(), faults);
  }

  @Test
  void whatNeedsATokenSaysWhenItIsRefused() {
    operations(
        (at, operation) -> {
          boolean open = operation.has("security") && operation.path("security").isEmpty();
          for (String status : List.of("401", "403", "500")) {
            expect(open || operation.path("responses").has(status), at + " " + status);
          }
        });
    assertEquals(List.of(), faults);
  }

  @Test
  void everyAnswerIsExplainedAndShown() {
    operations(
        (at, operation) ->
            Description.names(operation.path("responses"))
                .forEach(status -> answer(at + "/responses/" + status)));
    assertEquals(List.of(), faults);
  }

  private void answer(String at) {
    JsonNode answer = resolved(at);
    expect(isText(answer.path("description")), at + " description");
    expect(answer.path("content").size() > 0 || at.endsWith("204"), at + " content");
    Description.names(answer.path("content"))
        .forEach(
            type -> {
              JsonNode media = answer.path("content").path(type);
              expect(media.has("schema"), at + " " + type + " schema");
              expect(media.has("example") || media.has("examples"), at + " " + type + " example");
            });
  }

  /** Schemas, headers, parameters and properties. */
  @Test
  void everythingThatHasASchemaIsExplained() {
    walk(
        "",
        DOCUMENT,
        (at, node) -> {
          if (at.endsWith("/properties")
              || at.matches("/components/\\w+")
              || at.endsWith("headers")) {
            Description.names(node)
                .filter(name -> !node.path(name).has("$ref"))
                .filter(name -> !at.contains("/example"))
                .forEach(
                    name -> expect(isText(node.path(name).path("description")), at + "/" + name));
          }
        });
    assertEquals(List.of(), faults);
  }

  @Test
  void everyTextThatIsSentHasALimit() {
    for (String body : List.of("InvitationRequest", "ErasureRequest")) {
      JsonNode sent = DOCUMENT.at("/components/schemas/" + body + "/properties");
      Description.names(sent)
          .filter(name -> sent.path(name).path("type").asText().equals("string"))
          .forEach(name -> expect(sent.path(name).has("maxLength"), body + " " + name));
    }
    assertEquals(List.of(), faults);
  }

  @Test
  void everyExampleFollowsItsSchema() {
    int[] examples = {0};
    walk(
        "",
        DOCUMENT,
        (at, node) -> {
          if (node.has("schema") && !at.contains("/text~1") && !at.contains("yaml")) {
            Stream.concat(
                    Stream.of(node.path("example")),
                    stream(node.path("examples")).map(example -> example.path("value")))
                .filter(example -> !example.isMissingNode())
                .forEach(
                    example -> {
                      examples[0]++;
                      DESCRIPTION
                          .json(at + "/schema", example.toString())
                          .forEach(fault -> faults.add(at + " " + fault));
                    });
          }
        });
    assertEquals(List.of(), faults);
    assertTrue(examples[0] > 20, examples[0] + " examples");
  }

  @Test
  void resourcesAndDescriptionHaveTheSameOperations() throws IOException {
    Set<String> described = new TreeSet<>();
    operations(
        (at, operation) -> {
          String address = at.split("/")[2].replace("~1", "/");
          if (address.startsWith("/api/") && !address.startsWith("/api/docs")) {
            described.add(at.substring(at.lastIndexOf('/') + 1).toUpperCase() + " " + address);
          }
        });
    assertEquals(operationsOfTheResources(), described);
  }

  @Test
  void everyErrorCodeIsListedWithItsStatus() {
    String listed = DOCUMENT.at("/components/schemas/Problem/properties/code/description").asText();
    Set<String> described = new TreeSet<>();
    Pattern.compile("(\\d{3}):([^.]*)\\.")
        .matcher(listed)
        .results()
        .forEach(
            status ->
                Pattern.compile("`(\\w+)`")
                    .matcher(status.group(2))
                    .results()
                    .forEach(code -> described.add(status.group(1) + " " + code.group(1))));
    assertEquals(
        Stream.of(ErrorCode.values())
            .map(code -> code.status() + " " + code.apiName())
            .collect(Collectors.toCollection(TreeSet::new)),
        described);
  }

  private static Set<String> operationsOfTheResources() throws IOException {
    Path classes = Path.of("target/classes");
    try (Stream<Path> files = Files.walk(classes.resolve("org/gatehouse"))) {
      return files
          .map(file -> classes.relativize(file).toString())
          .filter(file -> file.endsWith(".class"))
          .map(file -> named(file.replaceAll("\\.class$", "").replace('/', '.')))
          .filter(type -> type.isAnnotationPresent(jakarta.ws.rs.Path.class))
          .flatMap(type -> Stream.of(type.getDeclaredMethods()))
          .flatMap(DescriptionTest::operation)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Class<?> named(String name) {
    try {
      return Class.forName(name, false, DescriptionTest.class.getClassLoader());
    } catch (ClassNotFoundException gone) {
      throw new IllegalStateException(gone);
    }
  }

  private static Stream<String> operation(Method method) {
    String address =
        Stream.<AnnotatedElement>of(method.getDeclaringClass(), method)
            .map(element -> element.getAnnotation(jakarta.ws.rs.Path.class))
            .filter(Objects::nonNull)
            .map(path -> "/" + path.value().replaceAll("^/", "").replaceAll(":[^}]*}", "}"))
            .collect(Collectors.joining("", "/api", ""));
    return Stream.of(method.getAnnotations())
        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
        .filter(Objects::nonNull)
        .map(verb -> verb.value() + " " + address);
  }

  private static void operations(BiConsumer<String, JsonNode> visitor) {
    Description.names(DOCUMENT.path("paths"))
        .forEach(
            address ->
                Description.names(DOCUMENT.path("paths").path(address))
                    .filter(METHODS::contains)
                    .forEach(
                        method -> {
                          String at = "/paths/" + Description.escaped(address) + "/" + method;
                          visitor.accept(at, DOCUMENT.at(at));
                        }));
  }

  private static void walk(String at, JsonNode node, BiConsumer<String, JsonNode> visitor) {
    visitor.accept(at, node);
    for (Map.Entry<String, JsonNode> each : node.properties()) {
      walk(at + "/" + Description.escaped(each.getKey()), each.getValue(), visitor);
    }
    for (int each = 0; node.isArray() && each < node.size(); each++) {
      walk(at + "/" + each, node.get(each), visitor);
    }
  }

  private static JsonNode resolved(String at) {
    return DESCRIPTION.resolved(DOCUMENT.at(at));
  }

  private static Stream<JsonNode> stream(JsonNode object) {
    return Description.names(object).map(object::path);
  }

  private static boolean isText(JsonNode node) {
    return node.isTextual() && !node.asText().isBlank();
  }

  private void expect(boolean kept, String what) {
    if (!kept) {
      faults.add(what);
    }
  }
}
