package org.gatehouse;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which room may use which, as the design says. */
class ArrowsTest {
  private static final String BASE = "org.gatehouse.";

  /** The rooms in the order of their floors; assembly may look at all of them. */
  private static final Set<String> ROOMS =
      Set.of(
          "problem",
          "settings",
          "description",
          "outgoing",
          "proxy",
          "http",
          "policy",
          "idempotency",
          "caller",
          "entra",
          "ledger",
          "audit",
          "inquiry",
          "pace",
          "graph",
          "delivery",
          "request",
          "invitation",
          "erasure",
          "recovery",
          "telemetry",
          "lifecycle",
          "limits",
          "requestlog",
          "metrics",
          "health",
          "assembly");

  private static final JavaClasses WAR =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.gatehouse");

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "problem,     telemetry",
        "settings,    -",
        "description, problem limits",
        "outgoing,    -",
        "proxy,       settings",
        "http,        problem settings",
        "policy,      problem settings",
        "idempotency, problem settings",
        "caller,      problem settings outgoing",
        "entra,       problem settings outgoing",
        "ledger,      problem settings telemetry policy",
        "audit,       problem settings telemetry http proxy request caller ledger limits",
        "pace,        problem settings",
        "graph,       problem settings telemetry entra",
        "delivery,    problem settings telemetry graph entra pace ledger",
        "request,     problem settings policy caller limits",
        "invitation,  problem settings telemetry http policy idempotency caller entra ledger pace graph"
            + " delivery request",
        "inquiry,     problem settings telemetry http policy request caller ledger audit limits",
        "erasure,     problem settings telemetry request caller audit ledger",
        "recovery,    problem settings telemetry delivery ledger",
        "lifecycle,   problem settings telemetry limits",
        "limits,      problem settings",
        "telemetry,   -",
        "requestlog,  problem settings caller telemetry lifecycle",
        "metrics,     problem settings limits caller telemetry pace graph entra delivery",
        "health,      problem settings lifecycle ledger entra graph caller"
      })
  void aRoomUsesOnlyTheRoomsBelowIt(String room, String below) {
    String[] allowed =
        Stream.concat(
                Stream.of(room), below == null ? Stream.empty() : Arrays.stream(below.split(" ")))
            .map(each -> BASE + each + "..")
            .toArray(String[]::new);
    classes()
        .that()
        .resideInAPackage(BASE + room + "..")
        .should()
        .onlyDependOnClassesThat(
            not(resideInAPackage("org.gatehouse..")).or(resideInAnyPackage(allowed)))
        .allowEmptyShould(true)
        .check(WAR);
  }

  @ParameterizedTest
  @CsvSource({
    "ledger audit, jakarta.persistence..",
    "ledger, liquibase..",
    "ledger inquiry, java.sql..",
    "entra,  com.microsoft.aad..",
    "graph,  jakarta.ws.rs.client..",
    "graph,  org.apache.hc..",
    "caller, com.nimbusds..",
    "description, org.yaml..",
    "request, com.fasterxml.jackson..",
    "telemetry, io.micrometer.."
  })
  void fewRoomsKnowEachLibrary(String rooms, String library) {
    String[] packages =
        Arrays.stream(rooms.split(" ")).map(room -> BASE + room + "..").toArray(String[]::new);
    noClasses()
        .that()
        .resideOutsideOfPackages(packages)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(WAR);
    assertTrue(
        WAR.stream()
            .filter(resideInAnyPackage(packages))
            .flatMap(each -> each.getDirectDependenciesFromSelf().stream())
            .anyMatch(arrow -> resideInAPackage(library).test(arrow.getTargetClass())),
        "nobody uses " + library);
  }

  @Test
  void thereAreNoCircles() {
    slices().matching("org.gatehouse.(*)..").should().beFreeOfCycles().check(WAR);
  }

  @Test
  void noRoomIsForgottenHere() {
    Set<String> found =
        WAR.stream()
            .map(each -> each.getPackageName())
            .filter(name -> name.startsWith(BASE))
            .map(name -> name.substring(BASE.length()).split("\\.")[0])
            .collect(Collectors.toSet());
    found.removeAll(ROOMS);
    assertEquals(Set.of(), found, "has no arrows yet");
  }

  @Test
  void nothingInTheWarUsesTheSandbox() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.gatehouse.sandbox..")
        .check(WAR);
  }

  @Test
  void aRoomIsOnePackage() {
    noClasses()
        .should()
        .resideInAPackage("org.gatehouse.*.*..")
        .because("a room is one package; one that grows is split in two")
        .check(WAR);
  }
}
