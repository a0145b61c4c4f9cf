package org.gatehouse.operations.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.gatehouse.platform.telemetry.BoundedLogFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServerLogTest {
  private static final String OWN_SERVER = "gatehouse.halt-on-failed-start";

  private final Logger root = Logger.getLogger("");
  private final Handler handler = new ConsoleHandler();
  private final Formatter formatter = handler.getFormatter();
  private final ServerLog log = new ServerLog();

  @BeforeEach
  void attach() {
    root.addHandler(handler);
  }

  @AfterEach
  void detach() {
    root.removeHandler(handler);
    System.clearProperty(OWN_SERVER);
  }

  @Test
  void logOfAServerWithOtherApplicationsIsNotTouched() {
    List<Handler> before = List.of(root.getHandlers());
    log.bound();
    assertSame(formatter, handler.getFormatter());
    assertEquals(before, List.of(root.getHandlers()));
    log.release();
  }

  @Test
  void logOfAServerOfOurOwnIsBoundedUntilTheServiceEnds() {
    System.setProperty(OWN_SERVER, "true");
    List<Handler> before = List.of(root.getHandlers());
    log.bound();
    assertInstanceOf(BoundedLogFormatter.class, handler.getFormatter());
    log.release();
    assertSame(formatter, handler.getFormatter());
    assertEquals(before, List.of(root.getHandlers()));
  }
}
