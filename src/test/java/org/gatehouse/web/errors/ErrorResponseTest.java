package org.gatehouse.web.errors;

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

class ErrorResponseTest {
  @Test
  void refusalIsAnsweredWithItsStatusFaultsAndRecord() {
    UUID id = UUID.randomUUID();
    FieldError fault = new FieldError("more", "must be a JSON object");
    ApiException refusal = ApiException.badRequest("wrong", List.of(fault)).ofInvitation(id);
    assertEquals(
        new ErrorResponse(
            400, Map.of(), new ErrorBody("wrong", List.of(fault), id.toString(), "correlated")),
        answer(refusal));
  }

  @Test
  void whatThereIsNotIsLeftOut() {
    ErrorBody problem = answer(ApiException.badRequest("wrong")).problem();
    assertNull(problem.errors());
    assertNull(problem.id());
  }

  @Test
  void refusalIsFoundUnderWhatContainersWrapAroundIt() {
    ApiException refusal = ApiException.of(413, "too large");
    assertEquals(413, answer(new EJBException(refusal)).status());
    assertEquals(413, answer(new RuntimeException(new RuntimeException(refusal))).status());
  }

  @Test
  void waitIsToldInWholeSecondsRoundedUp() {
    ApiException refusal = ApiException.unavailable("later");
    assertEquals(
        Map.of("Retry-After", "3"), answer(refusal.retryAfter(Duration.ofMillis(2_001))).headers());
    assertEquals(
        Map.of("Retry-After", "2"), answer(refusal.retryAfter(Duration.ofSeconds(2))).headers());
  }

  @Test
  void missingProofOrPermissionIsAnsweredWithAChallenge() {
    Map<String, String> challenge = Map.of("WWW-Authenticate", "Bearer");
    assertEquals(challenge, answer(ApiException.of(401, "no token")).headers());
    assertEquals(challenge, answer(ApiException.of(403, "no permission")).headers());
    assertEquals(challenge, answer(new EJBAccessException("java:app/secret")).headers());
  }

  @Test
  void accessThatTheContainerDeniesIsA403WithoutTheContainersWords() {
    ErrorResponse answer = answer(new EJBAccessException("java:app/secret"));
    assertEquals(403, answer.status());
    assertFalse(answer.problem().message().contains("secret"));
  }

  @Test
  void brokenConstraintIsA400ThatNamesTheField() {
    record Page(@NotNull(message = "is required") String number) {}

    try (var factory = Validation.buildDefaultValidatorFactory()) {
      var violations = factory.getValidator().validate(new Page(null));
      ErrorResponse answer = answer(new ConstraintViolationException(violations));
      assertEquals(400, answer.status());
      assertEquals(List.of(new FieldError("number", "is required")), answer.problem().errors());
    }
  }

  @Test
  void anythingElseIsAnAccident() {
    assertEquals(
        Optional.empty(), ErrorResponse.to(new IllegalStateException("secret"), "correlated"));
    assertEquals(Optional.empty(), ErrorResponse.to(new EJBException("secret"), "correlated"));
    assertEquals(Optional.empty(), ErrorResponse.to(endless(), "correlated"));
  }

  @Test
  void accidentIsA500ThatSaysOnlyWhereToLook() {
    assertEquals(
        new ErrorResponse(
            500,
            Map.of(),
            new ErrorBody(
                "Internal error. The log of the service says more under the correlation id.",
                null,
                null,
                "correlated")),
        ErrorResponse.internalError("correlated"));
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
    ErrorResponse answer = ErrorResponse.of(status, null, "correlated");
    assertEquals(status, answer.status());
    assertTrue(answer.problem().message().contains(words), answer.problem().message());
  }

  @Test
  void whoMeetsAStoppingServerIsToldWhenToComeBack() {
    assertEquals(Map.of("Retry-After", "5"), ErrorResponse.of(503, null, "correlated").headers());
    assertEquals(
        Map.of("Retry-After", "5"),
        ErrorResponse.of(ApiException.notServing("The server is starting."), "correlated")
            .headers());
  }

  @Test
  void allowedMethodsAreKeptAndNamed() {
    ErrorResponse answer = ErrorResponse.of(405, "POST,OPTIONS", "correlated");
    assertEquals(Map.of("Allow", "POST,OPTIONS"), answer.headers());
    assertTrue(answer.problem().message().contains("POST,OPTIONS"));
  }

  private static ErrorResponse answer(Throwable thrown) {
    return ErrorResponse.to(thrown, "correlated").orElseThrow();
  }

  /** Two exceptions that are each other's cause. */
  private static Throwable endless() {
    Exception one = new Exception();
    one.initCause(new Exception(one));
    return one;
  }
}
