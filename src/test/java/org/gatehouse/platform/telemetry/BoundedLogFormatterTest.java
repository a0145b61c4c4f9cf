package org.gatehouse.platform.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;

class BoundedLogFormatterTest {
  private long now;
  private final BoundedLogFormatter formatter =
      new BoundedLogFormatter(new SimpleFormatter(), "request log"::equals, () -> now);

  private static LogRecord line(String category, String message) {
    LogRecord line = new LogRecord(Level.WARNING, message);
    line.setLoggerName(category);
    return line;
  }

  private String write(int times, LogRecord line) {
    StringBuilder written = new StringBuilder();
    for (int each = 0; each < times; each++) {
      written.append(formatter.format(line));
    }
    return written.toString();
  }

  @Test
  void hundredRecordsOfACategoryAreWrittenWithinTenSeconds() {
    String written = write(1_000, line("web", "again"));
    assertEquals(100, written.lines().filter(each -> each.contains("again")).count());
  }

  @Test
  void bytesOfACategoryAndOfAllAreBounded() {
    String words = "of a word ".repeat(300);
    assertTrue(write(1_000, line("web", words)).length() <= 16 * 1024);
    for (int category = 0; category < 10; category++) {
      write(1_000, line("web " + category, words));
    }
    assertEquals("", write(1, line("another", words)));
  }

  @Test
  void whatWasLeftOutIsToldInOneLineAheadOfTheNextRecord() {
    write(104, line("web", "again"));
    now += Duration.ofSeconds(10).toNanos();
    String written = write(1, line("mail", "next"));
    assertTrue(
        written.contains("4 records were left out of the log: 4 of web")
            && written.contains("next"),
        written);
    assertFalse(write(1, line("mail", "next")).contains("left out"));
  }

  @Test
  void stackIsCutToTheFirstFramesOfEachCause() {
    Throwable thrown = new IllegalStateException("outer", new IllegalArgumentException("inner"));
    StackTraceElement[] deep = new StackTraceElement[500];
    java.util.Arrays.fill(deep, new StackTraceElement("Some", "method", "Some.java", 1));
    thrown.setStackTrace(deep);
    LogRecord line = line("web", "failed");
    line.setThrown(thrown);
    String written = formatter.format(line);
    assertEquals(8, written.lines().filter(each -> each.contains("Some.method")).count());
    assertTrue(written.contains("Caused by: java.lang.IllegalArgumentException: inner"), written);
    assertSame(thrown, line.getThrown(), "other handlers get the whole");
  }

  @Test
  void exceptionsMessageIsCutTo128CharactersOnOneLine() {
    LogRecord line = line("web", "failed");
    line.setThrown(new IllegalStateException("Host \n" + "x y ".repeat(5_000)));
    String message =
        formatter
            .format(line)
            .lines()
            .filter(each -> each.startsWith("java.lang.IllegalStateException: "))
            .findFirst()
            .orElseThrow();
    assertEquals("java.lang.IllegalStateException: ".length() + 129, message.length(), message);
  }

  @Test
  void wordOfAMessageIsCutTo128Characters() {
    String written = formatter.format(line("web", "method " + "A".repeat(30_000) + " is unknown"));
    assertTrue(written.contains("method " + "A".repeat(128) + "…"), written);
    assertFalse(written.contains("A".repeat(129)), written);
  }

  @Test
  void categoryWithABoundOfItsOwnIsWrittenAsItIs() {
    String text = "A".repeat(5_000);
    String written = write(200, line("request log", text));
    assertEquals(200, written.lines().filter(each -> each.contains(text)).count());
  }
}
