package org.gatehouse.supply;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Needs the built WAR and no server, so once is enough. */
@Tag("once")
class SupplyChainIT {
  private static final long MAX_BYTES = 12_000_000;
  private static final Set<String> FREE =
      Set.of("Apache-2.0", "MIT", "BSD-2-Clause", "BSD-3-Clause", "EPL-2.0");

  /** Of whose WebJar two files are packed. */
  private static final String PAGE = "swagger-ui";

  /** Jakarta EE, MicroProfile, and who provides them on some server. */
  private static final Pattern SERVERS =
      Pattern.compile(
          "(jakarta|org\\.eclipse|org\\.glassfish|org\\.hibernate|org\\.jboss|org\\.wildfly"
              + "|fish\\.payara|io\\.smallrye|com\\.sun)\\..*");

  private static final Pattern TESTS =
      Pattern.compile(
          "org\\.gatehouse\\.(sandbox|tour|launch|container|bench)"
              + "|(org\\.junit|org\\.apache\\.derby|org\\.postgresql)\\..*");

  private War war;

  @BeforeEach
  void open() throws IOException {
    war = new War();
  }

  @AfterEach
  void close() throws IOException {
    war.close();
  }

  @Test
  void warIsSmallerThan12Megabytes() throws IOException {
    long bytes = Files.size(War.FILE);
    assertTrue(bytes < MAX_BYTES, bytes + " bytes");
  }

  @Test
  void whatServersBringIsNotPacked() throws IOException {
    assertEquals(List.of(), packages(SERVERS));
  }

  @Test
  void whatTestsNeedIsNotPacked() throws IOException {
    assertEquals(List.of(), packages(TESTS));
  }

  private List<String> packages(Pattern unwanted) throws IOException {
    return war.packages().stream().filter(unwanted.asMatchPredicate()).toList();
  }

  @Test
  void everyLibraryIsListedWithALicenceThatLetsItBePassedOn() throws IOException {
    Map<String, String> carried = carried();
    assertEquals(carried.keySet(), war.notices().keySet());
    assertTrue(FREE.containsAll(war.notices().values()), war.notices().toString());
  }

  @Test
  void billOfMaterialsNamesEachLibraryInItsVersionAndNothingElse() throws IOException {
    Map<String, String> named = new TreeMap<>();
    components().forEach(each -> named.put(each.getString("name"), each.getString("version")));
    assertEquals(carried(), named);
  }

  @Test
  void billOfMaterialsAndListAgreeOnLicences() throws IOException {
    Map<String, String> licences =
        components().stream()
            .collect(
                Collectors.toMap(
                    each -> each.getString("name"),
                    each -> licence(each),
                    (a, b) -> a,
                    TreeMap::new));
    assertEquals(war.notices(), licences);
  }

  private static String licence(JsonObject component) {
    return component
        .getJsonArray("licenses")
        .getJsonObject(0)
        .getJsonObject("license")
        .getString("id", "none");
  }

  @Test
  void billOfMaterialsCanBeComparedWithTheLibraries() throws IOException {
    for (JsonObject component : components()) {
      assertTrue(component.getString("purl").startsWith("pkg:maven/"), component::toString);
      assertFalse(component.getJsonArray("hashes").isEmpty(), component::toString);
    }
  }

  @Test
  void billOfMaterialsInTheWarIsTheOneBesideIt() throws IOException {
    assertArrayEquals(
        Files.readAllBytes(Path.of("target/gatehouse-sbom.json")),
        war.bytes("META-INF/sbom/gatehouse-sbom.json"));
  }

  /** A time of the build would make every build another one. */
  @Test
  void warTellsNoTimeOfItsBuild() throws IOException {
    assertEquals(1, war.entries().stream().map(entry -> entry.getTimeLocal()).distinct().count());
    assertFalse(war.billOfMaterials().getJsonObject("metadata").containsKey("timestamp"));
  }

  private List<JsonObject> components() throws IOException {
    return war.billOfMaterials().getJsonArray("components").getValuesAs(JsonObject.class);
  }

  /** Versions by name of all that the WAR has from elsewhere. */
  private Map<String, String> carried() throws IOException {
    Map<String, String> carried = new TreeMap<>(war.libraries());
    String version =
        Pattern.compile("<swagger-ui.version>(.+?)<")
            .matcher(Files.readString(Path.of("pom.xml")))
            .results()
            .findFirst()
            .orElseThrow()
            .group(1);
    carried.put(PAGE, version);
    return carried;
  }
}
