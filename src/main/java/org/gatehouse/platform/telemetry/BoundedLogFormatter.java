package org.gatehouse.platform.telemetry;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Collectors;

/**
 * Limits what a handler writes in 10 s: 100 records and 16 KB per category, 48 KB in total, 4 KB
 * per record. The number of omitted records precedes the next one.
 *
 * <p>A formatter, because it knows the number of bytes, and both the JDK's and JBoss's handlers
 * write nothing for an empty text.
 */
public final class BoundedLogFormatter extends Formatter {
  private static final int RECORDS = 100;
  private static final long BYTES = 16 * 1024;
  private static final long BYTES_OVER_ALL = 48 * 1024;
  private static final int MAX_RECORD_LENGTH = 4 * 1024;

  /** Categories named in the line that tells what was left out. */
  private static final int MAX_NAMED = 10;

  private final Formatter formatter;
  private final Predicate<String> unbounded;
  private final LogQuota quota;

  /**
   * @param formatter writes what is let through
   * @param unbounded tells of a category, which may be null, whether it has a bound of its own
   */
  public BoundedLogFormatter(Formatter formatter, Predicate<String> unbounded) {
    this(formatter, unbounded, System::nanoTime);
  }

  BoundedLogFormatter(Formatter formatter, Predicate<String> unbounded, LongSupplier nanoTime) {
    this.formatter = formatter;
    this.unbounded = unbounded;
    this.quota = new LogQuota(RECORDS, BYTES, BYTES_OVER_ALL, nanoTime);
  }

  @Override
  public String format(LogRecord line) {
    if (unbounded.test(line.getLoggerName())) {
      return formatter.format(line);
    }
    String text = cut(line);
    int size = text.getBytes(StandardCharsets.UTF_8).length;
    return quota.admits(String.valueOf(line.getLoggerName()), size) ? leftOut() + text : "";
  }

  private String cut(LogRecord line) {
    Throwable thrown = line.getThrown();
    // The record as it is, but for its exception: a copy would lose how JBoss writes its
    // parameters.
    line.setThrown(ShortThrowable.of(thrown));
    try {
      return LogText.ofLines(formatter.format(line), MAX_RECORD_LENGTH);
    } finally {
      line.setThrown(thrown);
    }
  }

  private String leftOut() {
    Map<String, Long> leftOut = quota.takeLeftOut();
    if (leftOut.isEmpty()) {
      return "";
    }
    String categories =
        leftOut.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(MAX_NAMED)
            .map(each -> each.getValue() + " of " + each.getKey())
            .collect(Collectors.joining(", "));
    long all = leftOut.values().stream().mapToLong(Long::longValue).sum();
    LogRecord line =
        new LogRecord(Level.WARNING, all + " records were left out of the log: " + categories);
    line.setLoggerName(BoundedLogFormatter.class.getName());
    return formatter.format(line);
  }

  @Override
  public String getHead(Handler handler) {
    return formatter.getHead(handler);
  }

  @Override
  public String getTail(Handler handler) {
    return formatter.getTail(handler);
  }
}
