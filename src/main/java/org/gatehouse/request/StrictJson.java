package org.gatehouse.request;

import jakarta.json.Json;
import jakarta.json.stream.JsonLocation;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.problem.Excerpt;
import org.gatehouse.problem.Refusal;

/**
 * Reads one JSON object strictly (RFC 8259), value by value.
 *
 * <p>Numbers are never calculated with: they stay as written, so that 1e999999999 costs ten
 * characters.
 */
final class StrictJson {
  /** Looked up once: finding the provider takes longer than reading a request. */
  private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

  private final JsonParser parser;
  private Set<String> faults = Set.of();

  private StrictJson(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * The properties in the order sent, one sent twice included.
   *
   * @throws Refusal 400 when the text is anything but one JSON object
   */
  static List<JsonProperty> properties(String text) {
    try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
      return new StrictJson(parser).document();
    } catch (JsonParsingException notJson) {
      JsonLocation place = notJson.getLocation();
      throw Refusal.badRequest(
          "The body is not valid JSON; it goes wrong at line %d, column %d."
              .formatted(place.getLineNumber(), place.getColumnNumber()));
    }
  }

  private List<JsonProperty> document() {
    if (parser.next() != Event.START_OBJECT) {
      throw Refusal.badRequest("The body must be a JSON object.");
    }
    List<JsonProperty> properties = new ArrayList<>();
    while (parser.next() == Event.KEY_NAME) {
      properties.add(property(parser.getString()));
    }
    refuseAnythingMore();
    return properties;
  }

  /** Asking whether there is more makes the parser look, and throw if there is. */
  private void refuseAnythingMore() {
    parser.hasNext();
  }

  private JsonProperty property(String name) {
    faults = new LinkedHashSet<>();
    Event kind = parser.next();
    if (kind == Event.VALUE_STRING) {
      return new JsonProperty(name, kind, sound(parser.getString()), faults);
    }
    StringBuilder compact = new StringBuilder();
    value(kind, compact);
    return new JsonProperty(name, kind, compact.toString(), faults);
  }

  private void value(Event event, StringBuilder compact) {
    switch (event) {
      case START_OBJECT -> object(compact);
      case START_ARRAY -> array(compact);
      case VALUE_STRING -> quoted(parser.getString(), compact);
      case VALUE_NUMBER -> compact.append(parser.getString());
      case VALUE_TRUE -> compact.append("true");
      case VALUE_FALSE -> compact.append("false");
      case VALUE_NULL -> compact.append("null");
      default -> throw new IllegalStateException("No value starts with " + event);
    }
  }

  private void object(StringBuilder compact) {
    Set<String> names = new HashSet<>();
    String separator = "{";
    while (parser.next() == Event.KEY_NAME) {
      String name = parser.getString();
      if (!names.add(name) && faults.stream().noneMatch(fault -> fault.startsWith("gives"))) {
        faults.add("gives the property " + Excerpt.of(name) + " twice");
      }
      compact.append(separator);
      quoted(name, compact);
      compact.append(':');
      value(parser.next(), compact);
      separator = ",";
    }
    compact.append(names.isEmpty() ? "{}" : "}");
  }

  private void array(StringBuilder compact) {
    String separator = "";
    compact.append('[');
    for (Event event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
      compact.append(separator);
      value(event, compact);
      separator = ",";
    }
    compact.append(']');
  }

  /** Escapes only what must be (RFC 8259, section 7). */
  private void quoted(String text, StringBuilder compact) {
    compact.append('"');
    for (char character : sound(text).toCharArray()) {
      switch (character) {
        case '"', '\\' -> compact.append('\\').append(character);
        case '\b' -> compact.append("\\b");
        case '\f' -> compact.append("\\f");
        case '\n' -> compact.append("\\n");
        case '\r' -> compact.append("\\r");
        case '\t' -> compact.append("\\t");
        default -> {
          if (character < ' ') {
            compact.append("\\u%04x".formatted((int) character));
          } else {
            compact.append(character);
          }
        }
      }
    }
    compact.append('"');
  }

  /** PostgreSQL stores no U+0000, and half a surrogate pair is no character in any encoding. */
  private String sound(String text) {
    if (text.codePoints().anyMatch(c -> c == 0 || c >= 0xD800 && c <= 0xDFFF)) {
      faults.add("must not contain U+0000 or half of a surrogate pair");
    }
    return text;
  }
}
