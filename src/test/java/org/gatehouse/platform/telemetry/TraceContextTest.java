package org.gatehouse.platform.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

  @Test
  void traceparentIsTakenAsItCame() {
    TraceContext trace = TraceContext.read(PARENT, "rojo=00f067aa0ba902b7,congo=t61").orElseThrow();
    assertEquals(PARENT, trace.parent());
    assertEquals("rojo=00f067aa0ba902b7,congo=t61", trace.state());
    assertEquals(TRACE, trace.traceId());
  }

  @Test
  void laterVersionMaySayMore() {
    assertTrue(TraceContext.read("cc" + PARENT.substring(2) + "-what", null).isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "00-" + TRACE + "-00f067aa0ba902b7",
        "00-" + TRACE + "-00f067aa0ba902b7-01-more",
        "00-" + TRACE + "-00f067aa0ba902b7-01 ",
        "00-" + TRACE + "-00f067aa0ba902b7-0x",
        "ff-" + TRACE + "-00f067aa0ba902b7-01",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-" + TRACE + "-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "cc-" + TRACE + "-00f067aa0ba902b7-01.more",
        "cc-" + TRACE + "-00f067aa0ba902b7-01-more\r\nX: y"
      })
  void malformedOneIsNone(String parent) {
    assertEquals(Optional.empty(), TraceContext.read(parent, "a=b"));
  }

  @Test
  void stateThatIsTooLongOrNoTextIsLeftBehind() {
    for (String state : new String[] {"a=" + "b".repeat(511), "a=\u0001", "a=\u00e9", " "}) {
      assertNull(TraceContext.read(PARENT, state).orElseThrow().state());
    }
  }
}
