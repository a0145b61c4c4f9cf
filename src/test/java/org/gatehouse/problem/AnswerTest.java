package org.gatehouse.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validation;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTest {
  @Test
  void refusalIsAnsweredWithItsStatusFaultsAndRecord() {
    UUID id = UUID.randomUUID();
    Fault fault = new Fault("more", "must be a JSON object");
    Refusal refusal = Refusal.badRequest("wrong", List.of(fault)).ofInvitation(id);
    assertEquals(
        new Answer(
            400, Map.of(), new Problem("wrong", List.of(fault), id.toString(), "correlated")),
        answer(refusal));
  }

  @Test
  void whatThereIsNotIsLeftOut() {
    Problem problem = answer(Refusal.badRequest("wrong")).problem();
    assertNull(problem.errors());
    assertNull(problem.id());
  }

  @Test
  void refusalIsFoundUnderWhatContainersWrapAroundIt() {
    Refusal refusal = Refusal.of(413, "too large");
    assertEquals(413, answer(new EJBException(refusal)).status());
    assertEquals(413, answer(new RuntimeException(new RuntimeException(refusal))).status());
  }

  @Test
  void waitIsToldInWholeSecondsRoundedUp() {
    Refusal refusal = Refusal.unavailable("later");
    assertEquals(
        Map.of("Retry-After", "3"), answer(refusal.retryAfter(Duration.ofMillis(2_001))).headers());
    assertEquals(
        Map.of("Retry-After", "2"), answer(refusal.retryAfter(Duration.ofSeconds(2))).headers());
  }

  @Test
  void missingProofOrPermissionIsAnsweredWithAChallenge() {
    Map<String, String> challenge = Map.of("WWW-Authenticate", "Bearer");
    assertEquals(challenge, answer(Refusal.of(401, "no token")).headers());
    assertEquals(challenge, answer(Refusal.of(403, "no permission")).headers());
    assertEquals(challenge, answer(new EJBAccessException("java:app/secret")).headers());
  }

  @Test
  void accessThatTheContainerDeniesIsA403WithoutTheContainersWords() {
    Answer answer = answer(new EJBAccessException("java:app/secret"));
    assertEquals(403, answer.status());
    assertFalse(answer.problem().message().contains("secret"));
  }

  @Test
  void brokenConstraintIsA400ThatNamesTheField() {
    record Page(@NotNull(message = "is required") String number) {}

    try (var factory = Validation.buildDefaultValidatorFactory()) {
      var violations = factory.getValidator().validate(new Page(null));
      Answer answer = answer(new ConstraintViolationException(violations));
      assertEquals(400, answer.status());
      assertEquals(List.of(new Fault("number", "is required")), answer.problem().errors());
    }
  }

  @Test
  void anythingElseIsAnAccident() {
    assertEquals(Optional.empty(), Answer.to(new IllegalStateException("secret"), "correlated"));
    assertEquals(Optional.empty(), Answer.to(new EJBException("secret"), "correlated"));
    assertEquals(Optional.empty(), Answer.to(endless(), "correlated"));
  }

  @Test
  void accidentIsA500ThatSaysOnlyWhereToLook() {
    assertEquals(
        new Answer(
            500,
            Map.of(),
            new Problem(
                "Internal error. The log of the service says more under the correlation id.",
                null,
                null,
                "correlated")),
        Answer.internalError("correlated"));
  }

  @ParameterizedTest
  @CsvSource({
    "400, malformed",
    "401, access token",
    "403, permission",
    "404, /api/InviteGuest",
    "405, not allowed",
    "406, Accept",
    "411, HTTP 411",
    "413, too large",
    "415, application/json",
    "500, correlation id",
    "503, stopping"
  })
  void whatTheServerRefusesIsSaidInOurWords(int status, String words) {
    Answer answer = Answer.of(status, null, "correlated");
    assertEquals(status, answer.status());
    assertTrue(answer.problem().message().contains(words), answer.problem().message());
  }

  @Test
  void whoMeetsAStoppingServerIsToldWhenToComeBack() {
    assertEquals(Map.of("Retry-After", "5"), Answer.of(503, null, "correlated").headers());
    assertEquals(
        Map.of("Retry-After", "5"),
        Answer.of(Refusal.notServing("The server is starting."), "correlated").headers());
  }

  @Test
  void allowedMethodsAreKeptAndNamed() {
    Answer answer = Answer.of(405, "POST,OPTIONS", "correlated");
    assertEquals(Map.of("Allow", "POST,OPTIONS"), answer.headers());
    assertTrue(answer.problem().message().contains("POST,OPTIONS"));
  }

  private static Answer answer(Throwable thrown) {
    return Answer.to(thrown, "correlated").orElseThrow();
  }

  /** Two exceptions that are each other's cause. */
  private static Throwable endless() {
    Exception one = new Exception();
    one.initCause(new Exception(one));
    return one;
  }
}
