package org.gatehouse.records.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import javax.tools.ToolProvider;

/**
 * The program of the auditors on a connection: to start it for each of many trails would take too
 * long.
 */
final class AuditProgram {
  static final Path SOURCE = Path.of("server-config", "VerifyAudit.java");

  private static final Class<?> PROGRAM = compiled();

  private AuditProgram() {}

  private static Class<?> compiled() {
    try {
      // A folder of this virtual machine's own: others compile at the same time.
      Path classes = Files.createTempDirectory(Path.of("target"), "verify-audit");
      int status =
          ToolProvider.getSystemJavaCompiler()
              .run(null, null, null, "-d", classes.toString(), SOURCE.toString());
      assertEquals(0, status, "the compiler's status");
      return new URLClassLoader(new URL[] {classes.toUri().toURL()}).loadClass("VerifyAudit");
    } catch (IOException | ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Answers what it says is broken; null when the trail is whole.
   *
   * @param noted a head noted down earlier, null for none
   */
  static String read(Connection database, String noted) {
    try {
      Constructor<?> constructor = PROGRAM.getDeclaredConstructor(String.class);
      constructor.setAccessible(true);
      Method read = PROGRAM.getDeclaredMethod("read", Connection.class);
      read.setAccessible(true);
      return (String) read.invoke(constructor.newInstance(noted == null ? "0:" : noted), database);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
