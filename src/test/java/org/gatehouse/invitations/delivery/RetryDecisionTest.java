package org.gatehouse.invitations.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.gatehouse.microsoft.graph.GraphException;
import org.gatehouse.microsoft.graph.GraphFailures;
import org.gatehouse.web.errors.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryDecisionTest {
  private static RetryDecision after(GraphException failure) {
    return RetryDecision.after(failure, 3, failures -> Duration.ofMillis(failures * 100L));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | Group email address is not supported.                       | Refuse",
        "400 | anything else                                               | Refuse",
        "401 | ControllerName=MSGraphInviteAPI                             | Fail",
        "403 | Invitations are blocked for this directory due to suspicious activity | OpenCircuit",
        "403 | Guest invitations not allowed for your company.             | OpenCircuit",
        "403 | Insufficient privileges to complete the operation.          | Fail",
        "404 | Resource could not be discovered.                           | Fail",
        "405 | anything                                                    | Fail",
        "409 | Another object with the same value already exists.          | Fail",
        "429 | Please retry again later.                                   | Retry",
        "500 | Unable to find target address                               | Fail",
        "500 | An internal server error occurred.                          | LookUp",
        "502 | Bad gateway                                                 | LookUp",
        "503 | The service is not available.                               | Retry",
        "504 | The gateway did not hear in time.                           | Retry",
        "302 | anything                                                    | LookUp"
      })
  void everyDocumentedAnswerHasItsStep(int status, String message, String step) {
    assertEquals(step, after(GraphFailures.answer(status, message)).getClass().getSimpleName());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404, 409})
  void noMessageMakesARefusalWorthRepeating(int status) {
    for (String message : List.of("", "timeout, try again", "unable to find target address")) {
      RetryDecision step = after(GraphFailures.answer(status, message, "1"));
      assertTrue(
          step instanceof RetryDecision.Refuse || step instanceof RetryDecision.Fail,
          step.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503, 504})
  void whatGraphAsksToWaitIsWaited(int status) {
    RetryDecision.Retry again =
        assertInstanceOf(
            RetryDecision.Retry.class, after(GraphFailures.answer(status, "later", "17")));
    assertEquals(Duration.ofSeconds(17), again.pause());
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503, 504})
  void withoutAWaitOfGraphsTheBackoffCounts(int status) {
    for (String retryAfter : new String[] {null, "soon", "0"}) {
      RetryDecision.Retry again =
          assertInstanceOf(
              RetryDecision.Retry.class, after(GraphFailures.answer(status, "later", retryAfter)));
      assertEquals(Duration.ofMillis(300), again.pause());
    }
  }

  @Test
  void aRefusedConnectionIsTriedAgainForNothingWasSent() {
    RetryDecision.Retry again =
        assertInstanceOf(RetryDecision.Retry.class, after(GraphFailures.notSent()));
    assertEquals(Duration.ofMillis(300), again.pause());
    assertEquals(
        "Microsoft Graph cannot be reached: no connection (ConnectException).", again.why());
  }

  @Test
  void aBrokenConnectionIsLookedInto() {
    assertEquals(
        new RetryDecision.LookUp("Microsoft Graph did not answer: no answer in time."),
        after(GraphFailures.broken()));
  }

  @Test
  void aPageOfAGatewayIsLookedInto() {
    assertInstanceOf(RetryDecision.LookUp.class, after(GraphFailures.html(502)));
    assertInstanceOf(RetryDecision.LookUp.class, after(GraphFailures.html(500)));
    assertInstanceOf(RetryDecision.Retry.class, after(GraphFailures.html(503)));
  }

  @Test
  void anUnreadable201IsLookedInto() {
    assertInstanceOf(RetryDecision.LookUp.class, after(GraphFailures.spoilt201("<html></html>")));
  }

  @Test
  void a201WithTheStatusErrorFails() {
    String body = "{\"id\":\"i\",\"status\":\"Error\",\"inviteRedeemUrl\":\"https://l\"}";
    assertInstanceOf(RetryDecision.Fail.class, after(GraphFailures.spoilt201(body)));
  }

  @Test
  void aMissingPermissionNamesItAndGraphsWords() {
    RetryDecision.Fail fail =
        (RetryDecision.Fail) after(GraphFailures.answer(401, "MSGraphInviteAPI"));
    assertEquals(ErrorCode.GRAPH_PERMISSION_MISSING, fail.code());
    assertTrue(fail.message().contains("User.Invite.All"), fail.message());
    assertTrue(fail.message().endsWith("Microsoft Graph says: MSGraphInviteAPI"), fail.message());
  }

  @Test
  void aTokenThatGraphDoesNotTakeNamesTheSettingsOfTheCloud() {
    GraphException failure =
        GraphFailures.coded(401, "InvalidAuthenticationToken", "Invalid audience.", null);
    RetryDecision.Fail fail = (RetryDecision.Fail) after(failure);
    assertEquals(ErrorCode.GRAPH_TOKEN_REJECTED, fail.code());
    assertTrue(fail.message().contains("entra.authority"), fail.message());
    assertTrue(fail.message().contains("graph.endpoint"), fail.message());
  }

  @Test
  void aClosedDoorSaysWhatAnAdministratorMustDo() {
    RetryDecision.OpenCircuit abuse =
        (RetryDecision.OpenCircuit)
            after(GraphFailures.answer(403, "Blocked due to suspicious activity"));
    assertTrue(abuse.message().contains("must ask Microsoft's support"), abuse.message());
    RetryDecision.OpenCircuit policy =
        (RetryDecision.OpenCircuit)
            after(GraphFailures.answer(403, "Guest invitations not allowed for your company."));
    assertTrue(policy.message().contains("External collaboration settings"), policy.message());
  }

  @Test
  void aRefusalIsOurSentenceThenGraphsMessage() {
    assertEquals(
        new RetryDecision.Refuse(
            "The address is a group's; only a person's address can be invited."
                + " Microsoft Graph says: Group email address is not supported."),
        after(GraphFailures.answer(400, "Group email address is not supported.")));
  }
}
