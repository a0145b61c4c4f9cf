package org.gatehouse.operations.accesslog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class StandardOutputTest {
  private static final OutputStream CLOSED =
      new OutputStream() {
        @Override
        public void write(int each) throws IOException {
          throw new IOException("Broken pipe");
        }
      };

  private final List<String> told = new ArrayList<>();
  private final Logger requestLog = requestLog();

  private Logger requestLog() {
    Logger log = Logger.getAnonymousLogger();
    log.setParent(serverLog());
    return log;
  }

  private Logger serverLog() {
    Logger log = Logger.getAnonymousLogger();
    log.setUseParentHandlers(false);
    log.addHandler(
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            told.add(line.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        });
    return log;
  }

  @Test
  void aLineIsWrittenAsItIs() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new StandardOutput(out, requestLog).publish(new LogRecord(Level.INFO, "{\"outcome\":\"é\"}"));
    assertEquals("{\"outcome\":\"é\"}\n", out.toString(StandardCharsets.UTF_8));
    assertEquals(List.of(), told);
  }

  @Test
  void withStandardOutputClosedTheServersLogHasTheLine() {
    new StandardOutput(CLOSED, requestLog).publish(new LogRecord(Level.INFO, "{}"));
    assertEquals(List.of("{}"), told);
  }

  @Test
  void handlerThatTheJdkHasTakenOffAtTheEndOfTheServerGoesBack() {
    StandardOutput output = new StandardOutput(new ByteArrayOutputStream(), requestLog);
    output.close();
    assertEquals(List.of(output), List.of(requestLog.getHandlers()));
  }
}
