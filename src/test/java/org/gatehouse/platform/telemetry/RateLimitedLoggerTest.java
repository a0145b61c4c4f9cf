package org.gatehouse.platform.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.text.MessageFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class RateLimitedLoggerTest {
  private long now;
  private final Lines lines = new Lines();
  private final RateLimitedLogger log = new RateLimitedLogger(lines, 2, () -> now);

  @Test
  void whatIsBeyondTheBoundIsNotWritten() {
    for (int each = 1; each <= 5; each++) {
      log.log(System.Logger.Level.WARNING, "line {0}", each);
    }
    assertEquals(List.of("WARNING line 1", "WARNING line 2"), lines.written);
  }

  @Test
  void nextLineAfterTenSecondsIsPrecededByTheCount() {
    for (int each = 1; each <= 5; each++) {
      log.log(System.Logger.Level.ERROR, "stack", new IllegalStateException());
    }
    lines.written.clear();
    now += Duration.ofSeconds(10).toNanos();
    log.log(System.Logger.Level.ERROR, "next", new IllegalStateException());
    assertEquals(List.of("WARNING … and 3 more like it", "ERROR next"), lines.written);
  }

  @Test
  void fewLinesAreWrittenAsTheyCome() {
    for (int each = 1; each <= 5; each++) {
      log.log(System.Logger.Level.WARNING, "line {0}", each);
      now += Duration.ofSeconds(6).toNanos();
    }
    assertEquals(5, lines.written.size());
  }

  private static final class Lines implements System.Logger {
    private final List<String> written = new ArrayList<>();

    @Override
    public String getName() {
      return "";
    }

    @Override
    public boolean isLoggable(Level level) {
      return true;
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String line, Throwable stack) {
      written.add(level + " " + line);
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String line, Object... parts) {
      written.add(level + " " + MessageFormat.format(line, parts));
    }
  }
}
