package org.gatehouse.web.json;

import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.gatehouse.platform.text.SafeText;
import org.gatehouse.web.errors.ApiException;
import org.gatehouse.web.validation.ValidationErrors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.JsonRecyclerPools;

/**
 * Reads one JSON object strictly (RFC 8259), token by token; one comma before a closing brace or
 * bracket is forgiven, as the published sample has it.
 *
 * <p>Numbers are never calculated with: they stay as written, so that 1e999999999 costs ten
 * characters. What the contract does not know is read and not kept, so that a body of many small
 * properties takes little more memory than its text.
 */
final class StrictJson {
  private static final int MAX_DEPTH = 32;
  private static final int MAX_UNKNOWN = 100;
  private static final int MAX_NUMBER_LENGTH = 1_000;

  /** As long as {@code more} may be, the longest value that is not a text. */
  private static final int MAX_VALUE_LENGTH = 4_000;

  /** Bounds depth only, and keeps neither names nor buffers for the next text. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
          .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
          .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  /** Stands for what no property of the contract answers for. */
  private static final String BODY = "body";

  private final JsonParser parser;
  private final ValidationErrors faults;

  private final Set<String> toldOfTwice = new HashSet<>();

  /** The contract's spelling of each name that it knows, by the name in small letters. */
  private final Map<String, String> spellings = new HashMap<>();

  private StrictJson(JsonParser parser, List<String> known, ValidationErrors faults) {
    this.parser = parser;
    this.faults = faults;
    known.forEach(name -> spellings.put(folded(name), name));
  }

  /**
   * The properties that the contract knows, by the contract's spelling of their names.
   *
   * @param known the names of the contract
   * @param faults get what is wrong with properties though the text is JSON
   * @throws ApiException 400 when the text is anything but one JSON object, is nested more than 32
   *     deep, or has more than 100 other properties
   */
  static Map<String, JsonProperty> properties(
      String text, List<String> known, ValidationErrors faults) {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), new StringReader(text))) {
      return new StrictJson(parser, known, faults).document();
    } catch (StreamConstraintsException tooDeep) {
      throw ApiException.badRequest("The body must be nested at most " + MAX_DEPTH + " deep.");
    } catch (JacksonException notJson) {
      throw notJson(notJson.getLocation());
    }
  }

  private static ApiException notJson(TokenStreamLocation place) {
    return ApiException.badRequest(
        "The body is not valid JSON; it goes wrong at line %d, column %d."
            .formatted(place.getLineNr(), place.getColumnNr()));
  }

  private Map<String, JsonProperty> document() {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      throw ApiException.badRequest("The body must be a JSON object.");
    }
    Map<String, JsonProperty> properties = new HashMap<>();
    Set<String> names = new HashSet<>();
    int skipped = 0;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String folded = folded(parser.currentName());
      String name = spellings.getOrDefault(folded, parser.currentName());
      parser.nextToken();
      boolean first = names.add(folded);
      if (!first) {
        if (spellings.containsKey(folded)) {
          faults.addOnce(name, "is given twice");
        } else {
          addTwice(BODY, name);
        }
      }
      if (first && spellings.containsKey(folded)) {
        properties.put(name, property(name));
      } else if (++skipped <= MAX_UNKNOWN) {
        parser.skipChildren();
      } else {
        throw ApiException.badRequest(
            "The body must have at most " + MAX_UNKNOWN + " properties that are not known here.");
      }
    }
    if (parser.nextToken() != null) {
      throw notJson(parser.currentTokenLocation());
    }
    return properties;
  }

  /** Folds ASCII letters only: ı, ſ and the Kelvin sign occur in no name of the contract. */
  private static String folded(String name) {
    return StandardCharsets.US_ASCII.newEncoder().canEncode(name)
        ? name.toLowerCase(Locale.ROOT)
        : name;
  }

  private JsonProperty property(String name) {
    JsonToken kind = parser.currentToken();
    return new JsonProperty(
        kind, kind == JsonToken.VALUE_STRING ? sound(name, parser.getString()) : compact(name));
  }

  /** The compact JSON of the value that begins here, cut off once it is longer than any may be. */
  private String compact(String property) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      Deque<Set<String>> names = new ArrayDeque<>();
      int open = 0;
      do {
        JsonToken token = parser.currentToken();
        open += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        if (text.getBuffer().length() <= MAX_VALUE_LENGTH) {
          write(token, property, names, json);
        }
      } while (open > 0 && parser.nextToken() != null);
    }
    return text.toString();
  }

  private void write(
      JsonToken token, String property, Deque<Set<String>> names, JsonGenerator json) {
    switch (token) {
      case START_OBJECT -> {
        names.push(new HashSet<>());
        json.writeStartObject();
      }
      case END_OBJECT -> {
        names.pop();
        json.writeEndObject();
      }
      case PROPERTY_NAME -> {
        String name = sound(property, parser.currentName());
        if (!names.element().add(name)) {
          addTwice(property, name);
        }
        json.writeName(name);
      }
      case VALUE_STRING -> json.writeString(sound(property, parser.getString()));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
        if (parser.getStringLength() > MAX_NUMBER_LENGTH) {
          faults.addOnce(property, "must not contain a number of more than 1,000 characters");
        }
        json.writeNumber(parser.getString());
      }
      default -> json.copyCurrentEvent(parser);
    }
  }

  /** Reported once for each property. */
  private void addTwice(String property, String name) {
    if (toldOfTwice.add(property)) {
      faults.add(property, "gives the property " + SafeText.excerpt(name) + " twice");
    }
  }

  /** PostgreSQL stores no U+0000, and half a surrogate pair is no character in any encoding. */
  private String sound(String property, String text) {
    if (text.codePoints().anyMatch(c -> c == 0 || c >= 0xD800 && c <= 0xDFFF)) {
      faults.addOnce(property, "must not contain U+0000 or half of a surrogate pair");
    }
    return text;
  }
}
