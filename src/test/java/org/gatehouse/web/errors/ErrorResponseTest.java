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
            400,
            Map.of(),
            new ErrorBody("wrong", "invalidRequest", List.of(fault), id.toString(), "correlated")),
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
    ApiException refusal = ApiException.of(ErrorCode.PAYLOAD_TOO_LARGE, "too large");
    assertEquals(413, answer(new EJBException(refusal)).status());
    assertEquals(413, answer(new RuntimeException(new RuntimeException(refusal))).status());
  }

  @Test
  void waitIsToldInWholeSecondsRoundedUp() {
    ApiException refusal = ApiException.of(ErrorCode.GRAPH_UNAVAILABLE, "later");
    assertEquals(
        Map.of("Retry-After", "3"), answer(refusal.retryAfter(Duration.ofMillis(2_001))).headers());
    assertEquals(
        Map.of("Retry-After", "2"), answer(refusal.retryAfter(Duration.ofSeconds(2))).headers());
  }

  @Test
  void missingProofOrPermissionIsAnsweredWithAChallenge() {
    Map<String, String> challenge = Map.of("WWW-Authenticate", "Bearer");
    assertEquals(
        challenge, answer(ApiException.of(ErrorCode.UNAUTHENTICATED, "no token")).headers());
    assertEquals(
        challenge, answer(ApiException.of(ErrorCode.MISSING_ROLE, "no permission")).headers());
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
                "internalError",
                null,
                null,
                "correlated")),
        ErrorResponse.internalError("correlated"));
  }

  @ParameterizedTest
  @CsvSource({
    "400, malformed, invalidRequest",
    "401, access token, unauthenticated",
    "403, permission, missingRole",
    "404, /api/InviteGuest, notFound",
    "405, not allowed, methodNotAllowed",
    "406, Accept, notAcceptable",
    "411, HTTP 411, invalidRequest",
    "413, too large, payloadTooLarge",
    "415, application/json, unsupportedMediaType",
    "500, correlation id, internalError",
    "503, stopping, stopping",
    "507, correlation id, internalError"
  })
  void whatTheServerRefusesIsSaidInOurWords(int status, String words, String code) {
    ErrorResponse answer = ErrorResponse.of(status, null, "correlated");
    assertEquals(status, answer.status());
    assertTrue(answer.problem().message().contains(words), answer.problem().message());
    assertEquals(code, answer.problem().code());
  }

  @Test
  void whoMeetsAStoppingServerIsToldWhenToComeBack() {
    assertEquals(Map.of("Retry-After", "5"), ErrorResponse.of(503, null, "correlated").headers());
    assertEquals(
        Map.of("Retry-After", "5"),
        ErrorResponse.of(
                ApiException.notServing(ErrorCode.STARTING, "The server is starting."),
                "correlated")
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
