package org.gatehouse.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.gatehouse.container.ContainerCase;
import org.gatehouse.container.Reply;
import org.gatehouse.container.ServerProcess;
import org.junit.jupiter.api.Test;

/** A server beside the suite's, because its start and its end are what is looked at. */
class StartAndEndIT extends ContainerCase {
  private static final Path FOLDER = Path.of("target", "it", "start-and-end").toAbsolutePath();

  @Test
  void requestInFlightIsAnsweredBeforeTheServerEnds() throws Exception {
    ServerProcess process = ServerProcess.start(server(), FOLDER, ServerProcess.behind(sandbox));
    try {
      process.awaitReady();
      // Payara loads no class of the application any more once it has begun to end.
      assertEquals(201, process.gatehouse().invite(inviter(), body(someone(), true)).status());
      sandbox.behaviour().invitations().delay(Duration.ofSeconds(4));
      String token = inviter();
      CompletableFuture<Reply> inFlight =
          CompletableFuture.supplyAsync(
              () -> process.gatehouse().invite(token, body(someone(), true)));
      await(Duration.ofSeconds(20), () -> sandbox.callsUnderWay() == 1);
      process.tellToEnd();
      assertEquals(201, inFlight.get().status(), inFlight.get().text());
    } finally {
      process.tellToEnd();
      process.awaitEnd();
    }
  }

  @Test
  void missingAndWrongSettingsAreToldInOneSentenceThatIsTheLast() throws Exception {
    ServerProcess process =
        ServerProcess.start(server(), FOLDER, Map.of("GRAPH_ENDPOINT", "http://graph.example"));
    assertNotEquals(0, process.awaitEnd());
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
