package org.gatehouse.platform.text;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonReaderFactory;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.stream.JsonGeneratorFactory;
import jakarta.json.stream.JsonParserFactory;
import java.util.Map;

/**
 * The JSON factories of the server, looked up once: the static methods of Json search their
 * provider at every call, and find none while Payara stops.
 */
public final class JsonFactories {
  public static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());
  public static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());
  public static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());
  public static final JsonGeneratorFactory GENERATORS = Json.createGeneratorFactory(Map.of());
  public static final Jsonb BINDING = JsonbBuilder.create();

  private JsonFactories() {}
}
