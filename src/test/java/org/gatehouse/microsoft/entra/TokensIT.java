package org.gatehouse.microsoft.entra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.gatehouse.container.ContainerCase;
import org.gatehouse.container.Reply;
import org.gatehouse.sandbox.Sandbox;
import org.gatehouse.sandbox.SimulatedResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How the service comes by its own token, and what is told when it gets none. */
@Tag("once")
class TokensIT extends ContainerCase {

  /** Entra is left in peace for a while after it has failed. */
  @AfterEach
  void afterAWhileEntraIsFoundWellAgain() throws Exception {
    clientSecret(Sandbox.CLIENT_SECRET);
    sandbox.reset();
    await(
        Duration.ofSeconds(20),
        () -> gatehouse.invite(inviter(), body(someone(), false)).status() == 201);
  }

  @Test
  void manyInvitationsTakeNoFurtherToken() {
    for (int i = 0; i < 20; i++) {
      assertEquals(201, gatehouse.invite(inviter(), body(someone(), false)).status());
    }
    assertEquals(0, sandbox.tokenRequests());
  }

  @Test
  void afterGraphsRefusalOneNewTokenServesAllWhoWait() throws Exception {
    revokeTokens();
    for (Reply reply : atOnce(20)) {
      assertEquals(201, reply.status(), reply.text());
    }
    assertEquals(1, sandbox.tokenRequests());
    assertEquals(List.of(), warnings());
  }

  @Test
  void tokenIsRenewedBeforeItEndsThoughNobodyAsks() throws InterruptedException {
    sandbox.behaviour().tokenLifetime(Duration.ofSeconds(30));
    revokeTokens();
    assertEquals(201, gatehouse.invite(inviter(), body(someone(), false)).status());
    assertEquals(1, sandbox.tokenRequests());
    sandbox.behaviour().tokenLifetime(Duration.ofHours(1));
    await(Duration.ofSeconds(40), () -> sandbox.tokenRequests() == 2);
    assertEquals(201, gatehouse.invite(inviter(), body(someone(), false)).status());
    assertEquals(2, sandbox.tokenRequests());
  }

  @Test
  void wrongSecretIsNamed() throws InterruptedException {
    sandbox.secret("another-secret");
    assertEquals(
        "Entra refused this service's own sign-in (AADSTS7000215): the client secret is wrong: set"
            + " entra.client-secret to a secret's value.",
        failsWithoutToken());
  }

  @Test
  void aSecretReplacedInItsFileIsTakenUpWithoutARestart() throws Exception {
    sandbox.secret("the-next-secret");
    clientSecret("the-next-secret");
    revokeTokens();
    assertEquals(201, gatehouse.invite(inviter(), body(someone(), false)).status());
    assertEquals(1, sandbox.tokenRequests());
    assertEquals(List.of(), warnings());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BROKEN_BEFORE_EFFECT | Entra is out of reach, so this service has no token for Microsoft"
            + " Graph.",
        "HANG | Entra gave no token in time.",
        "THROTTLED | Entra refused this service's own sign-in (AADSTS90055).",
        "UNAVAILABLE | Entra refused this service's own sign-in (AADSTS90033)."
      })
  void entraThatFailsIsTold(SimulatedResponse always, String message) throws InterruptedException {
    sandbox.behaviour().token().always(always);
    assertEquals(message, failsWithoutToken());
  }

  @ParameterizedTest
  @EnumSource(names = {"HTML", "BAD_GATEWAY", "EMPTY", "CUT_OFF"})
  void answerThatIsNotEntrasIsTold(SimulatedResponse always) throws InterruptedException {
    sandbox.behaviour().token().always(always);
    String message = failsWithoutToken();
    assertTrue(message.startsWith("Entra "), message);
  }

  @Test
  void tokenInUseServesOnWhileEntraIsDown() {
    sandbox.behaviour().token().always(SimulatedResponse.BROKEN_BEFORE_EFFECT);
    assertEquals(201, gatehouse.invite(inviter(), body(someone(), false)).status());
  }

  private String failsWithoutToken() throws InterruptedException {
    revokeTokens();
    Reply reply = gatehouse.invite(inviter(), body(someone(), true));
    String message = failure(500, reply);
    assertEquals(message, gatehouse.stored(reply.id(), reader()).json().getString("message"));
    assertEquals("failed", gatehouse.stored(reply.id(), reader()).json().getString("state"));
    assertTrue(sandbox.directory().guests().isEmpty());
    assertTrue(
        warnings().stream().filter(line -> line.contains(reply.id())).count() <= 1,
        () -> warnings().toString());
    return message;
  }

  private List<Reply> atOnce(int requests) throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(requests);
    try {
      List<Future<Reply>> sent =
          IntStream.range(0, requests)
              .mapToObj(
                  each -> callers.submit(() -> gatehouse.invite(inviter(), body(someone(), true))))
              .toList();
      List<Reply> replies = new ArrayList<>();
      for (Future<Reply> reply : sent) {
        replies.add(reply.get());
      }
      return replies;
    } finally {
      callers.shutdownNow();
    }
  }
}
