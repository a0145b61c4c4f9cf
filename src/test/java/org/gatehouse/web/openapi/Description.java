package org.gatehouse.web.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The OpenAPI description as a measure of what the service answers.
 *
 * <p>Stricter than it reads: clients must bear properties that they do not know, but an answer may
 * have none that is not described.
 */
public final class Description {
  private static final ObjectMapper JSON = new ObjectMapper();
  static final Path FILE = Path.of("src/main/resources/META-INF/openapi.yaml");

  private static final String HOME = "https://gatehouse.example/openapi";

  /** HTTP's own, and what every answer has; {@code CallersIT} says more of these. */
  private static final Set<String> EVERYWHERE =
      Set.of(
          "allow",
          "cache-control",
          "connection",
          "content-language",
          "content-length",
          "content-type",
          "date",
          "expires",
          "keep-alive",
          "pragma",
          "transfer-encoding",
          "x-content-type-options",
          "x-frame-options");

  /** What a server says before it asks the application; 404 besides, where nothing is described. */
  private static final Set<Integer> SERVERS_OWN = Set.of(400, 413, 431);

  /** What is said at an address, or to a method, that is not described. */
  private static final Set<Integer> NOT_HERE = Set.of(401, 403, 404, 405);

  private final JsonNode document;
  private final SchemaRegistry schemas;
  private final Map<String, Schema> known = new ConcurrentHashMap<>();

  private Description(JsonNode document) {
    this.document = document;
    this.schemas =
        SchemaRegistry.withDialect(
            Dialect.builder(Dialects.getOpenApi30())
                .keywords(names(document).map(NonValidationKeyword::new).toList())
                .build(),
            registry ->
                registry.resourceLoaders(
                    loaders -> loaders.resources(Map.of(HOME, document.toString()))));
  }

  public static Description read() {
    try {
      String yaml = Files.readString(FILE);
      JsonNode document =
          JSON.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml));
      unite(document, document);
      close(document);
      return new Description(document);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** One schema of all its parts, since a part alone cannot be closed. */
  private static void unite(JsonNode node, JsonNode document) {
    node.forEach(each -> unite(each, document));
    if (!(node.path("allOf") instanceof ArrayNode parts)) {
      return;
    }
    ObjectNode whole = (ObjectNode) node;
    whole.remove("allOf");
    for (JsonNode part : parts) {
      JsonNode found =
          part.has("$ref") ? document.at(part.path("$ref").asText().substring(1)) : part;
      (whole.withObjectProperty("properties")).setAll((ObjectNode) found.path("properties"));
      whole.withArrayProperty("required").addAll((ArrayNode) found.path("required"));
    }
  }

  /** Whatever does not say that it takes more properties takes none. */
  private static void close(JsonNode node) {
    if (node instanceof ObjectNode schema
        && schema.path("properties").isObject()
        && !schema.has("additionalProperties")) {
      schema.put("additionalProperties", false);
    }
    node.forEach(Description::close);
  }

  JsonNode document() {
    return document;
  }

  /**
   * What is wrong with an answer; empty when it is as described.
   *
   * @param path without a query
   */
  public List<String> faults(
      String method, String path, int status, HttpHeaders headers, String body) {
    boolean hasBody = !method.equals("HEAD");
    String operation = operation(method, path);
    boolean asked = headers.firstValue("X-Correlation-ID").isPresent();
    if (!asked && (SERVERS_OWN.contains(status) || status == 404 && operation == null)) {
      return List.of();
    }
    if (operation == null) {
      return !NOT_HERE.contains(status)
          ? List.of("status " + status + " where nothing is described")
          : hasBody ? json("/components/schemas/Problem", body) : List.of();
    }
    String response = resolved(operation + "/responses/" + status);
    if (document.at(response).isMissingNode()) {
      return List.of("status " + status + " is not described");
    }
    List<String> faults = new ArrayList<>(headers(response + "/headers", headers));
    if (hasBody) {
      faults.addAll(body(response + "/content", headers, body));
    }
    return faults;
  }

  /** Where the description has the operation; null when it has none. */
  String operation(String method, String path) {
    String verb = method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT);
    return names(document.path("paths"))
        .filter(
            template ->
                path.replaceFirst("(?<=.)/$", "").matches(template.replaceAll("\\{\\w+}", "[^/]+")))
        .min((one, other) -> Boolean.compare(one.contains("{"), other.contains("{")))
        .map(template -> "/paths/" + escaped(template) + "/" + verb)
        .filter(operation -> !document.at(operation).isMissingNode())
        .orElse(null);
  }

  private List<String> headers(String described, HttpHeaders sent) {
    List<String> faults = new ArrayList<>();
    Set<String> names = new HashSet<>();
    names(document.at(described))
        .forEach(
            name -> {
              names.add(name.toLowerCase(Locale.ROOT));
              String header = resolved(described + "/" + escaped(name));
              String value = sent.firstValue(name).orElse(null);
              if (value == null && document.at(header).path("required").asBoolean()) {
                faults.add("header " + name + " is missing");
              } else if (value != null) {
                faults.addAll(value(header + "/schema", value));
              }
            });
    sent.map().keySet().stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .filter(name -> !EVERYWHERE.contains(name) && !names.contains(name))
        .map(name -> "header " + name + " is not described")
        .forEach(faults::add);
    return faults;
  }

  private List<String> body(String content, HttpHeaders headers, String body) {
    String type = headers.firstValue("Content-Type").orElse("none").replaceAll(";.*", "").strip();
    String media = content + "/" + escaped(type);
    if (document.at(media).isMissingNode()) {
      return document.at(content).isMissingNode() && body.isEmpty()
          ? List.of()
          : List.of("media type " + type + " is not described");
    }
    return switch (type) {
      case "application/json" -> json(media + "/schema", body);
      case "application/x-ndjson" ->
          body.lines().flatMap(line -> json(media + "/schema", line).stream()).toList();
      default -> List.of();
    };
  }

  /** A text as the schema's type has it. */
  private List<String> value(String schema, String text) {
    boolean plain = document.at(schema).path("type").asText().equals("string");
    return json(schema, plain ? JSON.valueToTree(text).toString() : text);
  }

  /**
   * What is wrong with a JSON text.
   *
   * @param pointer where the description has its schema
   */
  List<String> json(String pointer, String text) {
    if (text.isEmpty()) {
      return List.of("the body is empty");
    }
    return known
        .computeIfAbsent(
            resolved(pointer), at -> schemas.getSchema(SchemaLocation.of(HOME + "#" + at)))
        .validate(
            text,
            InputFormat.JSON,
            run -> run.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Object::toString)
        .toList();
  }

  /** What a node refers to, or itself. */
  JsonNode resolved(JsonNode node) {
    JsonNode reference = node.path("$ref");
    return reference.isMissingNode()
        ? node
        : document.at(resolved(reference.asText().substring(1)));
  }

  private String resolved(String pointer) {
    JsonNode reference = document.at(pointer).path("$ref");
    return reference.isMissingNode() ? pointer : resolved(reference.asText().substring(1));
  }

  /** RFC 6901, section 3. */
  static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  static Stream<String> names(JsonNode object) {
    Iterable<String> names = object::fieldNames;
    return StreamSupport.stream(names.spliterator(), false);
  }
}
