package org.gatehouse.web.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class CorrelationTest {
  @Test
  void theCallersIdIsKept() {
    assertEquals("flow-run:08585/1", Correlation.of(request("flow-run:08585/1")));
    assertEquals("x".repeat(128), Correlation.of(request("x".repeat(128))));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"two words", "line\nbreak", "naïve", "del\u007f"})
  void anUnfitIdIsReplacedByAUuid(String sent) {
    String id = Correlation.of(request(sent));
    assertEquals(id, UUID.fromString(id).toString());
  }

  @Test
  void aTooLongIdIsReplaced() {
    assertNotEquals("x".repeat(129), Correlation.of(request("x".repeat(129))));
  }

  @Test
  void whoeverAsksGetsTheSameId() {
    HttpServletRequest request = request(null);
    assertEquals(Correlation.of(request), Correlation.of(request));
    assertNotEquals(Correlation.of(request), Correlation.of(request(null)));
  }

  /** A request that knows its header and its attributes, all that a correlation needs. */
  private static HttpServletRequest request(String sent) {
    Map<Object, Object> attributes = new HashMap<>();
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            CorrelationTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getHeader" -> sent;
                  case "getAttribute" -> attributes.get(arguments[0]);
                  case "setAttribute" -> {
                    attributes.put(arguments[0], arguments[1]);
                    yield null;
                  }
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
