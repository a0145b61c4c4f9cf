package org.gatehouse.request;

import jakarta.json.stream.JsonParser.Event;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gatehouse.problem.Refusal;

/**
 * What was sent for each property, by the type that the contract gives it.
 *
 * <p>Names match without regard to case. A property that is null or a blank text counts as omitted.
 * What has the wrong type is answered as omitted, and a fault is added.
 */
final class SentProperties {
  private static final int DEEPEST = 32;

  private final Map<String, JsonProperty> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final RequestFaults faults;

  SentProperties(List<JsonProperty> sent, RequestFaults faults) {
    this.faults = faults;
    for (JsonProperty property : sent) {
      if (byName.put(property.name(), property) != null) {
        faults.addTwice(property.name());
      }
    }
  }

  /**
   * @throws Refusal 400 when the text is no JSON object
   */
  static SentProperties read(String text, RequestFaults faults) {
    if (text.isBlank()) {
      throw Refusal.badRequest("The body is empty; it must be a JSON object.");
    }
    if (Nesting.depth(text) > DEEPEST) {
      throw Refusal.badRequest("The body must be nested at most " + DEEPEST + " deep.");
    }
    return new SentProperties(StrictJson.properties(TrailingCommas.blanked(text)), faults);
  }

  /** A text without surrounding blanks. */
  Optional<String> text(String name) {
    return verbatim(name).map(String::strip);
  }

  /** A text as it was sent. */
  Optional<String> verbatim(String name) {
    return sent(name)
        .filter(property -> is(Event.VALUE_STRING, property, name, "must be a text"))
        .map(JsonProperty::text);
  }

  /** True or false, also where they are given as texts in any case. */
  Optional<Boolean> flag(String name) {
    return sent(name)
        .map(property -> property.text().strip().toLowerCase(Locale.ROOT))
        .flatMap(
            text ->
                switch (text) {
                  case "true" -> Optional.of(true);
                  case "false" -> Optional.of(false);
                  default -> {
                    faults.add(name, "must be true or false");
                    yield Optional.empty();
                  }
                });
  }

  /** An object as compact JSON. */
  Optional<String> object(String name) {
    return sent(name)
        .filter(property -> is(Event.START_OBJECT, property, name, "must be a JSON object"))
        .map(JsonProperty::text);
  }

  private Optional<JsonProperty> sent(String name) {
    JsonProperty property = byName.get(name);
    if (property == null
        || property.kind() == Event.VALUE_NULL
        || property.kind() == Event.VALUE_STRING && property.text().isBlank()) {
      return Optional.empty();
    }
    property.faults().forEach(fault -> faults.add(name, fault));
    return Optional.of(property);
  }

  private boolean is(Event kind, JsonProperty property, String name, String otherwise) {
    if (property.kind() != kind) {
      faults.add(name, otherwise);
    }
    return property.kind() == kind;
  }
}
