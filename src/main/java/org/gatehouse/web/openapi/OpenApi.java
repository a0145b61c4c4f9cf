package org.gatehouse.web.openapi;

import jakarta.json.bind.JsonbBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The OpenAPI description in both of its forms.
 *
 * @param yaml as it is written
 * @param json the same, made of it
 */
record OpenApi(CompressedFile yaml, CompressedFile json) {
  private static final String SOURCE = "/META-INF/openapi.yaml";

  static OpenApi read() {
    try (InputStream source = OpenApi.class.getResourceAsStream(SOURCE)) {
      byte[] yaml = source.readAllBytes();
      Object tree =
          new Yaml(new SafeConstructor(new LoaderOptions()))
              .load(new String(yaml, StandardCharsets.UTF_8));
      byte[] json = JsonbBuilder.create().toJson(tree).getBytes(StandardCharsets.UTF_8);
      return new OpenApi(
          CompressedFile.of("application/yaml;charset=UTF-8", yaml),
          CompressedFile.of("application/json;charset=UTF-8", json));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
