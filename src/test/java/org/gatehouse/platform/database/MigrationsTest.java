package org.gatehouse.platform.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationsTest {
  @ParameterizedTest
  @ValueSource(strings = {"derby", "postgresql"})
  void everyScriptIsNamedAndIsThereForEachDatabase(String kind) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration", kind))) {
      Set<String> scripts =
          files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
      assertEquals(new TreeSet<>(Migrations.SCRIPTS), new TreeSet<>(scripts));
    }
  }
}
