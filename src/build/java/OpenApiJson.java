import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Writes the OpenAPI description, which is kept as YAML, as JSON; run by the build. */
class OpenApiJson {
  public static void main(String[] files) throws IOException {
    try (Reader yaml = Files.newBufferedReader(Path.of(files[0]));
        JsonGenerator json =
            new JsonFactory().createGenerator(new File(files[1]), JsonEncoding.UTF8)) {
      write(new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml), json);
    }
  }

  private static void write(Object node, JsonGenerator json) throws IOException {
    if (node instanceof Map<?, ?> object) {
      json.writeStartObject();
      for (Map.Entry<?, ?> property : object.entrySet()) {
        json.writeFieldName(property.getKey().toString());
        write(property.getValue(), json);
      }
      json.writeEndObject();
    } else if (node instanceof Iterable<?> array) {
      json.writeStartArray();
      for (Object element : array) {
        write(element, json);
      }
      json.writeEndArray();
    } else {
      json.writeObject(node);
    }
  }
}
