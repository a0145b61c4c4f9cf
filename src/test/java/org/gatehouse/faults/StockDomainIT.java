package org.gatehouse.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gatehouse.container.StockDomain;
import org.gatehouse.sandbox.Sandbox;
import org.gatehouse.sandbox.SimulatedResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** In a server that is not ours, beside whatever runs there: one mail for each guest. */
@Tag("once")
class StockDomainIT {
  private static final Path FOLDER = Path.of("target", "it", "stock-domain").toAbsolutePath();
  private static final int GUESTS = 60;
  private static final int CALLERS = 3;

  @Test
  void lostAnswersOnKeptConnectionsMailNobodyTwice() throws Exception {
    try (Sandbox sandbox = Sandbox.start()) {
      Map<String, String> settings = FailureScenario.settings(sandbox, Duration.ofSeconds(20));
      try (StockDomain domain = StockDomain.start(FOLDER, settings)) {
        domain.awaitReady();
        sandbox.behaviour().invitations().share(SimulatedResponse.BROKEN_AFTER_EFFECT, 0.3);
        Set<Integer> created = Set.of(201);
        assertEquals(created, inviteAll(domain.uri().resolve("/api/InviteGuest"), sandbox));
      }
      assertEquals(GUESTS, sandbox.directory().guestCount());
      assertEquals(
          0, sandbox.directory().guests().stream().filter(guest -> guest.mails() != 1).count());
    }
  }

  /** Answers the statuses that came back. */
  private static Set<Integer> inviteAll(URI address, Sandbox sandbox) throws Exception {
    String token = sandbox.callerToken().roles("Guests.Invite").compact();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json");
    // As most clients: with HTTP/2 in clear text, which a stock domain offers, its server now and
    // then does not hand over the body of a request beside an upgrade.
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    try {
      List<Callable<Integer>> calls = new ArrayList<>();
      for (int number = 0; number < GUESTS; number++) {
        String body =
            """
            {"invitedUserEmailAddress": "guest-%d@example.com", "sendInvitationMessage": true}\
            """
                .formatted(number);
        HttpRequest call = request.copy().POST(BodyPublishers.ofString(body)).build();
        calls.add(() -> http.send(call, BodyHandlers.discarding()).statusCode());
      }
      Set<Integer> statuses = new TreeSet<>();
      for (Future<Integer> status : callers.invokeAll(calls)) {
        statuses.add(status.get());
      }
      return statuses;
    } finally {
      callers.shutdownNow();
    }
  }
}
