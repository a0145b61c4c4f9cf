package org.gatehouse.sandbox;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.function.Consumer;

/** JSON from bytes and to bytes, in UTF-8. */
final class JsonText {
  /** Kept, because looking the provider up reads the class path each time. */
  private static final JsonProvider JSON = JsonProvider.provider();

  private JsonText() {}

  /** Empty for anything but one JSON object. */
  static Optional<JsonObject> read(byte[] text) {
    try (JsonReader reader = JSON.createReader(new ByteArrayInputStream(text))) {
      return Optional.of(reader.readObject());
    } catch (JsonException | IllegalStateException notAnObject) {
      return Optional.empty();
    }
  }

  /** An object with the members that {@code members} writes. */
  static byte[] object(Consumer<JsonGenerator> members) {
    ByteArrayOutputStream text = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      members.accept(json);
      json.writeEnd();
    }
    return text.toByteArray();
  }

  /** Writes null as null. */
  static void write(JsonGenerator json, String name, String value) {
    if (value == null) {
      json.writeNull(name);
    } else {
      json.write(name, value);
    }
  }
}
