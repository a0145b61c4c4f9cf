package org.gatehouse.web.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ErrorCodeTest {
  @Test
  void codesAreLowerCamelCase() {
    assertEquals("stopping", ErrorCode.STOPPING.apiName());
    assertEquals("tooManyConcurrentRequests", ErrorCode.TOO_MANY_CONCURRENT_REQUESTS.apiName());
  }

  @Test
  void statusAloneMeansItsFirstCode() {
    assertEquals(ErrorCode.INVALID_REQUEST, ErrorCode.ofStatus(400));
    assertEquals(ErrorCode.RATE_LIMITED, ErrorCode.ofStatus(429));
    assertEquals(ErrorCode.INTERNAL_ERROR, ErrorCode.ofStatus(500));
    assertEquals(ErrorCode.STOPPING, ErrorCode.ofStatus(503));
  }

  @Test
  void unknownStatusIsTheCallersOrTheServersFault() {
    assertEquals(ErrorCode.INVALID_REQUEST, ErrorCode.ofStatus(414));
    assertEquals(ErrorCode.INTERNAL_ERROR, ErrorCode.ofStatus(507));
  }
}
