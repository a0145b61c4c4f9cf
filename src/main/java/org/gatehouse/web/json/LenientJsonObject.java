package org.gatehouse.web.json;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.web.errors.ApiException;
import org.gatehouse.web.validation.ValidationErrors;
import tools.jackson.core.JsonToken;

/**
 * What was sent for each property, by the type that the contract gives it.
 *
 * <p>Names match without regard to case. A property that is null or a blank text counts as omitted.
 * What has the wrong type is answered as omitted, and a fault is added.
 */
public final class LenientJsonObject {
  private final Map<String, JsonProperty> byName;
  private final ValidationErrors faults;

  private LenientJsonObject(Map<String, JsonProperty> byName, ValidationErrors faults) {
    this.byName = byName;
    this.faults = faults;
  }

  /**
   * @param known the names of the contract
   * @throws ApiException 400 when the text is no JSON object
   */
  public static LenientJsonObject read(String text, List<String> known, ValidationErrors faults) {
    if (text.isBlank()) {
      throw ApiException.badRequest("The body is empty; it must be a JSON object.");
    }
    return new LenientJsonObject(StrictJson.properties(text, known, faults), faults);
  }

  /** A text without surrounding blanks. */
  public Optional<String> text(String name) {
    return verbatim(name).map(String::strip);
  }

  /** A text as it was sent. */
  public Optional<String> verbatim(String name) {
    return sent(name)
        .filter(property -> is(JsonToken.VALUE_STRING, property, name, "must be a text"))
        .map(JsonProperty::text);
  }

  /** True or false, also where they are given as texts in any case. */
  public Optional<Boolean> flag(String name) {
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
  public Optional<String> object(String name) {
    return sent(name)
        .filter(property -> is(JsonToken.START_OBJECT, property, name, "must be a JSON object"))
        .map(JsonProperty::text);
  }

  private Optional<JsonProperty> sent(String name) {
    JsonProperty property = byName.get(name);
    if (property == null
        || property.kind() == JsonToken.VALUE_NULL
        || property.kind() == JsonToken.VALUE_STRING && property.text().isBlank()) {
      return Optional.empty();
    }
    return Optional.of(property);
  }

  private boolean is(JsonToken kind, JsonProperty property, String name, String defaultValue) {
    if (property.kind() != kind) {
      faults.add(name, defaultValue);
    }
    return property.kind() == kind;
  }
}
