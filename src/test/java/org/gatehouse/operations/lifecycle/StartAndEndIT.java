package org.gatehouse.operations.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.gatehouse.container.OwnServerCase;
import org.gatehouse.container.Reply;
import org.gatehouse.container.ServerProcess;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server beside the suite's, because its start and its end are what is looked at. */
@Order(3)
@Tag("per-server")
class StartAndEndIT extends OwnServerCase {
  private static final Path FOLDER = Path.of("target", "it", "start-and-end").toAbsolutePath();

  /**
   * While one request is in flight: WildFly closes its port last, and answers on what is still open
   * with pages of its own for some tenths of a second.
   */
  @Test
  void requestInFlightIsAnsweredOthersGetA503InJsonAndTheLogEndsWithTheServicesOwnLine()
      throws Exception {
    Path data = FOLDER.resolve("ledger-" + UUID.randomUUID());
    Map<String, String> settings = new HashMap<>(ServerProcess.behind(sandbox));
    settings.put("GATEHOUSE_DATA", data.toString());
    ServerProcess process = ServerProcess.start(server(), FOLDER, settings);
    Map<String, Integer> answers = new TreeMap<>();
    try {
      process.awaitReady();
      sandbox.behaviour().invitations().delay(Duration.ofSeconds(2));
      String token = inviter();
      String guest = someone();
      // The first request that this server ever gets; while it is in flight the server answers the
      // others.
      CompletableFuture<Reply> inFlight =
          CompletableFuture.supplyAsync(() -> process.gatehouse().invite(token, body(guest, true)));
      // Not callsInProgress: the server has questions of its own just after its start.
      await(Duration.ofSeconds(20), () -> sandbox.directory().guest(guest).isPresent());
      process.tellToEnd();
      while (!inFlight.isDone()) {
        try {
          Reply reply = process.gatehouse().get("/api/invitations?limit=1", manager());
          answers.merge(
              reply.status() + " " + reply.mediaType() + " " + reply.header("Retry-After"),
              1,
              Integer::sum);
          if (reply.status() == 503) {
            assertEquals("The server is stopping; repeat the request.", reply.message());
          }
        } catch (UncheckedIOException portIsClosed) {
          answers.merge("none", 1, Integer::sum);
        }
      }
      assertEquals(201, inFlight.get().status(), inFlight.get().text());
    } finally {
      process.tellToEnd();
      process.awaitEnd();
    }
    assertTrue(isNoted(data), "the migrations are not recorded");
    String retryAfter = server().equals("payara") ? "5" : "null";
    assertTrue(answers.containsKey("503 application/json " + retryAfter), answers::toString);
    answers.keySet().removeAll(Set.of("503 application/json " + retryAfter, "none"));
    answers.keySet().removeIf(answer -> answer.startsWith("200 application/json"));
    assertEquals(Map.of(), answers);
    List<String> lines = process.log().since(0);
    String last = lines.get(lines.size() - 1);
    assertTrue(last.endsWith("ApplicationLifecycle Gatehouse stops; no request is left"), last);
    assertTrue(
        lines.stream().anyMatch(line -> line.contains("\"outcome\":\"invited\"")),
        "what was answered after SIGTERM is in the request log");
  }

  @Test
  void logOfAServerThatNobodyHasCalledEndsWithTheServicesOwnLineToo() throws Exception {
    ServerProcess process = ServerProcess.start(server(), FOLDER, ServerProcess.behind(sandbox));
    try {
      process.awaitReady();
    } finally {
      process.tellToEnd();
      process.awaitEnd();
    }
    List<String> lines = process.log().since(0);
    String last = lines.get(lines.size() - 1);
    assertTrue(last.endsWith("ApplicationLifecycle Gatehouse stops; no request is left"), last);
  }

  /** Whether the database says which scripts made its tables. */
  private static boolean isNoted(Path data) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:derby:" + data + "/gatehouse");
        Statement statement = connection.createStatement();
        ResultSet noted =
            statement.executeQuery("select 1 from \"flyway_schema_history\" where \"success\"")) {
      return noted.next();
    }
  }

  @Test
  void missingDataSourceIsToldInOneSentenceAndNothingIsStarted() throws Exception {
    Path project = FOLDER.resolve("without-data-source");
    try (Stream<Path> files = Files.walk(Path.of("server-config"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.createDirectories(project.resolve(file).getParent());
        String text = Files.readString(file);
        Files.writeString(project.resolve(file), text.replace("jdbc/gatehouse", "jdbc/other"));
      }
    }
    Path script = project.resolve("server-config/" + server() + "/run.sh");
    // The script itself still knows which name it is to look for.
    Files.copy(
        Path.of("server-config", server(), "run.sh"), script, StandardCopyOption.REPLACE_EXISTING);
    if (!Files.exists(project.resolve("target"))) {
      Files.createSymbolicLink(project.resolve("target"), Path.of("target").toAbsolutePath());
    }
    ServerProcess process =
        ServerProcess.start(script, server(), FOLDER, ServerProcess.behind(sandbox));
    assertEquals(1, process.awaitFailedStart());
    List<String> lines = process.log().since(0);
    assertEquals(1, lines.size(), lines::toString);
    assertTrue(lines.get(0).matches("gatehouse: .* makes no data source .*jdbc/gatehouse; .*"));
  }

  @Test
  void missingAndWrongSettingsAreToldInOneSentenceThatIsTheLast() throws Exception {
    ServerProcess process =
        ServerProcess.start(server(), FOLDER, Map.of("GRAPH_ENDPOINT", "http://graph.example"));
    assertNotEquals(0, process.awaitFailedStart());
    List<String> lines = process.log().since(0);
    String last = lines.get(lines.size() - 1);
    // WildFly writes what comes over stderr as a line of its log.
    assertTrue(last.contains("Gatehouse does not start: "), lines::toString);
    for (String setting :
        List.of("ENTRA_TENANT_ID", "ENTRA_CLIENT_ID", "entra.client-secret", "GRAPH_ENDPOINT")) {
      assertTrue(last.contains(setting), last);
    }
    assertTrue(lines.stream().noneMatch(line -> line.startsWith("\tat ")), lines::toString);
  }
}
