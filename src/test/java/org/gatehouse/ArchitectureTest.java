package org.gatehouse;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The areas, which of them may call which, and where each library is known. */
class ArchitectureTest {
  private static final String BASE = "org.gatehouse.";

  private static final JavaClasses WAR =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.gatehouse");

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "operations,  records invitations security microsoft web platform",
        "records,     invitations security web platform",
        "invitations, security microsoft web platform",
        "security,    web platform",
        "microsoft,   web platform",
        "web,         platform",
        "platform,    -"
      })
  void anAreaCallsOnlyAreasBelowIt(String area, String below) {
    String[] allowed =
        Stream.concat(
                Stream.of(area), below == null ? Stream.empty() : Arrays.stream(below.split(" ")))
            .map(each -> BASE + each + "..")
            .toArray(String[]::new);
    classes()
        .that()
        .resideInAPackage(BASE + area + "..")
        .should()
        .onlyDependOnClassesThat(
            not(resideInAPackage("org.gatehouse..")).or(resideInAnyPackage(allowed)))
        .check(WAR);
  }

  @Test
  void theseAreAllAreas() {
    Set<String> areas =
        WAR.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> name.startsWith(BASE))
            .map(name -> name.substring(BASE.length()).split("\\.")[0])
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(
        Set.of("operations", "records", "invitations", "security", "microsoft", "web", "platform"),
        areas);
  }

  @Test
  void packagesHaveTwoLevels() {
    noClasses().should().resideInAPackage("org.gatehouse.*.*.*..").check(WAR);
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching("org.gatehouse.(**)").should().beFreeOfCycles().check(WAR);
  }

  @ParameterizedTest
  @CsvSource({
    "invitations.store records.audit platform.database platform.jobs platform.outbox, jakarta.persistence..",
    "platform.database records.search, java.sql..",
    "platform.database, org.flywaydb..",
    "microsoft.entra, com.microsoft.aad..",
    "microsoft.graph, jakarta.ws.rs.client..",
    "microsoft.graph, org.apache.hc..",
    "security, com.nimbusds..",
    "web.json, tools.jackson..",
    "platform.telemetry, io.micrometer.."
  })
  void fewPackagesKnowEachLibrary(String packages, String library) {
    String[] knowing =
        Arrays.stream(packages.split(" ")).map(each -> BASE + each).toArray(String[]::new);
    noClasses()
        .that()
        .resideOutsideOfPackages(knowing)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(WAR);
    List<JavaClass> users =
        WAR.stream()
            .filter(
                each ->
                    each.getDirectDependenciesFromSelf().stream()
                        .anyMatch(arrow -> resideInAPackage(library).test(arrow.getTargetClass())))
            .toList();
    for (String each : knowing) {
      assertTrue(
          users.stream().anyMatch(user -> user.getPackageName().equals(each)),
          () -> each + " does not use " + library);
    }
  }

  @Test
  void nothingInTheWarUsesTheSandbox() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.gatehouse.sandbox..")
        .check(WAR);
  }
}
