package org.gatehouse.records.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.gatehouse.invitations.store.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line that verifies the trail without Gatehouse. */
class VerifyAuditTest {
  private static final Path OUTPUT = Path.of("target", "verify-audit.txt");

  @TempDir Path folder;

  /** Answers its exit status; what it says is in {@link #OUTPUT}. */
  static int verify(String url, String user, String... noted)
      throws IOException, InterruptedException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    ProcessBuilder command =
        new ProcessBuilder(
            java.toString(),
            "-XX:TieredStopAtLevel=1",
            "-Dderby.stream.error.file=target/derby.log",
            "-cp",
            drivers(),
            AuditProgram.SOURCE.toString(),
            url);
    command.command().addAll(List.of(noted));
    command.environment().putAll(Map.of("GATEHOUSE_DB_USER", user, "GATEHOUSE_DB_PASSWORD", "x"));
    Process process = command.redirectErrorStream(true).redirectOutput(OUTPUT.toFile()).start();
    try {
      assertTrue(process.waitFor(180, TimeUnit.SECONDS), "does not end");
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  /** The class path as the guide has it: the drivers of the databases, and nothing else. */
  private static String drivers() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(jar -> jar.matches(".*/(derby|derbyshared|derbytools|postgresql)-[^/]*\\.jar"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  @Test
  void itComputesWhatTheServiceComputes() throws Exception {
    Path data = folder.resolve("gatehouse");
    String head;
    EmbeddedDataSource derby = new EmbeddedDataSource();
    derby.setDatabaseName(data.toString());
    derby.setCreateDatabase("create");
    try (TestDatabase database = new TestDatabase(derby)) {
      TestTrail trail = new TestTrail(database);
      trail.enter(AuditAction.READ);
      trail.in(
          entries ->
              entries.append(
                  Actor.service("Überwachung 😀"),
                  AuditAction.LIST,
                  AuditTarget.of(Map.of("email", "x@y.zz"), List.of(UUID.randomUUID()))));
      trail.enter(AuditAction.ERASE);
      head = trail.verification().head();
      trail.tamper("drop trigger audit_entry_no_update");
    }
    assertEquals(0, after(derby, "select 1 from audit_head", data, head), said());
    assertTrue(said().contains("head: " + head), said());
    String change = "update audit_entry set actor_name = 'nobody' where entry_number = 2";
    assertEquals(1, after(derby, change, data, head), said());
    assertTrue(said().contains("broken at entry 2, which was changed"), said());
  }

  /** With Derby's files let go of, as after the end of a server. */
  private static int after(EmbeddedDataSource derby, String statement, Path data, String head)
      throws Exception {
    try (Connection connection = derby.getConnection();
        Statement work = connection.createStatement()) {
      work.execute(statement);
    }
    derby.setShutdownDatabase("shutdown");
    try {
      derby.getConnection().close();
    } catch (SQLException ended) {
      // Derby says so by an exception.
    }
    derby.setShutdownDatabase(null);
    return verify("jdbc:derby:" + data, "APP", head);
  }

  private static String said() throws IOException {
    return Files.readString(OUTPUT);
  }
}
