package org.gatehouse.platform.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.gatehouse.bench.ledger.LedgerLoad;
import org.gatehouse.container.OwnServerCase;
import org.gatehouse.container.PostgreSql;
import org.gatehouse.container.Reply;
import org.gatehouse.container.ServerProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server beside the suite's, whose PostgreSQL dies and comes back. */
@Tag("per-server")
class DatabaseGoneIT extends OwnServerCase {
  private static final Path FOLDER = Path.of("target", "it", "database-gone").toAbsolutePath();

  /** Far more than the buffers between server and client hold. */
  private static final int EXPORTED = 40_000;

  private static final String INVITATIONS = "POST /v1.0/invitations";

  @Test
  void withoutTheDatabaseNothingIsSentAnExportBreaksOffAndWhatGraphConfirmedIsWrittenLater()
      throws Exception {
    try (PostgreSql database = PostgreSql.start()) {
      Map<String, String> settings = new HashMap<>(ServerProcess.behind(sandbox));
      settings.putAll(database.environment());
      settings.put("RECOVERY_INTERVAL", "PT1S");
      ServerProcess process = ServerProcess.start(server(), FOLDER, settings);
      try {
        process.awaitReady();
        assertEquals(201, process.gatehouse().invite(inviter(), body(someone(), true)).status());
        whatIsNotOnTheTrailIsNotShown(database, process);

        new LedgerLoad(EXPORTED, 1).into(database.dataSource());
        InputStream export = export(process);
        assertEquals('"', export.read());

        sandbox.behaviour().invitations().delay(Duration.ofSeconds(3));
        String token = inviter();
        CompletableFuture<Reply> inFlight =
            CompletableFuture.supplyAsync(
                () -> process.gatehouse().invite(token, body(someone(), true)));
        await(Duration.ofSeconds(20), () -> sandbox.callsInProgress() == 1);
        database.interrupt();
        String rest = new String(export.readAllBytes(), StandardCharsets.UTF_8);
        String last = rest.strip().substring(rest.strip().lastIndexOf('\n') + 1);
        assertTrue(last.startsWith("\"The export broke off here. The database"), last);
        Reply confirmed = inFlight.get();
        assertEquals(201, confirmed.status(), confirmed.text());

        sandbox.behaviour().invitations().delay(Duration.ZERO);
        long sentBefore = sandbox.journal().count(INVITATIONS, 201);
        String message = failure(500, process.gatehouse().invite(inviter(), body(someone(), true)));
        assertTrue(message.contains("database"), message);
        assertEquals(sentBefore, sandbox.journal().count(INVITATIONS, 201));
        assertEquals(503, process.gatehouse().health("ready").status());

        database.resume();
        await(
            Duration.ofSeconds(60),
            () -> process.gatehouse().invite(inviter(), body(someone(), true)).status() == 201);
        await(Duration.ofSeconds(60), () -> state(process, confirmed).equals("invited"));
        assertEquals(List.of(), stacks(process));
      } finally {
        process.tellToEnd();
        process.awaitEnd();
      }
    }
  }

  private void whatIsNotOnTheTrailIsNotShown(PostgreSql database, ServerProcess process)
      throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("alter table audit_head rename to audit_head_elsewhere");
      for (String path : List.of("/api/invitations", "/api/invitations/summary?by=day")) {
        String message = failure(500, process.gatehouse().get(path, reader()));
        assertEquals(
            "The audit trail takes no entry, so nothing is shown; repeat the request later.",
            message);
      }
      statement.execute("alter table audit_head_elsewhere rename to audit_head");
    }
    assertEquals(200, process.gatehouse().get("/api/invitations", reader()).status());
  }

  /** An export of which nothing is read yet, so that most of it is still to be written. */
  private InputStream export(ServerProcess process) throws Exception {
    HttpRequest request =
        process
            .gatehouse()
            .request("/api/invitations")
            .header("Authorization", "Bearer " + reader())
            .header("Accept", "text/csv")
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream()).body();
  }

  private String state(ServerProcess process, Reply confirmed) {
    String path = "/api/invitations/" + confirmed.json().getString("id");
    return process.gatehouse().get(path, reader()).json().getString("state");
  }

  private static List<String> stacks(ServerProcess process) {
    return process.log().since(0).stream()
        .filter(line -> line.startsWith("\tat org.gate"))
        .toList();
  }
}
