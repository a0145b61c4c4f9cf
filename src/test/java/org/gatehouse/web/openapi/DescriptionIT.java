package org.gatehouse.web.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.container.ContainerCase;
import org.gatehouse.container.Reply;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The description and its page, as anybody sees them. */
@Tag("per-server")
class DescriptionIT extends ContainerCase {
  private static final Pattern LOADED = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

  @Test
  void everyServerGivesTheDescriptionAsItIsWritten() throws IOException {
    Reply reply = open("/openapi");
    assertEquals(200, reply.status());
    assertEquals("application/yaml;charset=utf-8", reply.header("Content-Type").toLowerCase());
    assertEquals(
        Files.readString(Path.of("src/main/resources/META-INF/openapi.yaml")), reply.text());
  }

  @Test
  void jsonSaysTheSame() throws IOException {
    ObjectMapper json = new ObjectMapper();
    Object yaml =
        new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(Description.FILE));
    assertEquals(json.valueToTree(yaml), json.readTree(open("/openapi?format=json").text()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "/openapi             | -                           | application/yaml",
        "/openapi             | */*                         | application/yaml",
        "/openapi             | text/html,*/*;q=0.8         | application/yaml",
        "/openapi             | application/json            | application/json",
        "/openapi             | application/json, */*;q=0.5 | application/json",
        "/openapi?format=json | application/yaml            | application/json",
        "/openapi?format=JSON | -                           | application/json",
        "/openapi?format=yaml | application/json            | application/yaml",
      })
  void formIsAsAskedFor(String address, String accept, String type) {
    Reply reply =
        gatehouse.send(
            accept == null
                ? gatehouse.request(address)
                : gatehouse.request(address).header("Accept", accept));
    assertEquals(200, reply.status());
    assertEquals(type, reply.mediaType());
    assertEquals("Accept", reply.header("Vary"));
    assertEquals(type.endsWith("json"), reply.text().startsWith("{\"openapi\":\"3.0.3\""));
  }

  @Test
  void unknownFormIsA400ThatSaysWhatIsAllowed() {
    assertEquals(
        "The parameter format must be yaml or json.", failure(400, open("/openapi?format=xml")));
  }

  @Test
  void descriptionShowsNothingThatTheOperatorHasSet() {
    String text = open("/openapi").text();
    assertFalse(text.contains(sandbox.uri().getAuthority()));
    assertFalse(text.contains("jdbc:"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/docs", "/api/docs/"})
  void pageLoadsOnlyWhatThisServerHas(String address) {
    String page = open(address).text();
    Matcher loaded = LOADED.matcher(page);
    int files = 0;
    while (loaded.find()) {
      if (loaded.group(1).equals("data:,")) {
        continue;
      }
      assertTrue(loaded.group(1).startsWith("/"), loaded.group(1));
      assertEquals(200, open(loaded.group(1)).status(), loaded.group(1));
      files++;
    }
    assertEquals(4, files);
    assertFalse(page.matches("(?s).*(<style|<script>|\\son\\w+=|javascript:).*"), page);
  }

  @Test
  void pageMayCallThisServerAlone() {
    String policy = open("/api/docs").header("Content-Security-Policy");
    assertTrue(policy.startsWith("default-src 'none'; script-src 'self';"), policy);
    assertTrue(policy.contains("connect-src 'self'"), policy);
    assertTrue(policy.contains("frame-ancestors 'none'"), policy);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/docs/nothing",
        "/api/docs/swagger-initializer.js",
        "/api/docs//WEB-INF/web.xml",
        "/api/docs/%2e%2e/web.xml",
        "/api/docs/..%5cweb.xml"
      })
  void besidesThePagesFilesThereIsNothing(String address) {
    Reply reply = open(address);
    assertTrue(reply.status() >= 400, address + " " + reply.status());
    assertFalse(reply.text().contains("web-app"), reply.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/openapi", "/api/docs", "/api/docs/start.js"})
  void openPagesCanOnlyBeRead(String address) {
    assertEquals(
        200,
        gatehouse
            .send(gatehouse.request(address).method("HEAD", BodyPublishers.noBody()))
            .status());
    for (String method : new String[] {"POST", "PUT", "DELETE", "OPTIONS", "FOO"}) {
      Reply reply =
          gatehouse.send(gatehouse.request(address).method(method, BodyPublishers.noBody()));
      assertEquals(
          "The method is not allowed at this address; allowed are: GET, HEAD.",
          failure(405, reply));
      assertEquals("GET, HEAD", reply.header("Allow"));
    }
  }

  private Reply open(String address) {
    return gatehouse.send(gatehouse.request(address));
  }
}
