package org.gatehouse.operations.lifecycle;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GracefulShutdownTest {
  @Test
  void theClassThatIsNotLoadedExists() {
    Path source = Path.of("src/main/java", GracefulShutdown.OF_ECLIPSELINK + ".java");
    assertTrue(Files.exists(source), source::toString);
  }
}
