package org.gatehouse.operations.accesslog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestOutcomeTest {
  @ParameterizedTest
  @CsvSource({
    "201, true,  false, invited,      false",
    "201, true,  true,  replayed,     false",
    "200, false, false, done,         false",
    "400, true,  false, refused,      true",
    "400, false, false, invalid,      true",
    "413, false, false, invalid,      true",
    "401, false, false, unauthorized, true",
    "403, false, false, forbidden,    true",
    "404, false, false, not_found,    true",
    "429, false, false, rate_limited, true",
    "500, true,  false, failed,       true",
    "503, false, false, failed,       true"
  })
  void statusAndRecordTellHowARequestEnded(
      int status, boolean onRecord, boolean replayed, String word, boolean failure) {
    RequestOutcome outcome = RequestOutcome.of(status, onRecord, replayed);
    assertEquals(word, outcome.word());
    assertEquals(failure, outcome.isFailure());
  }
}
