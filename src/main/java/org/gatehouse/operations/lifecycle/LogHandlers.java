package org.gatehouse.operations.lifecycle;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.gatehouse.platform.telemetry.BoundedLogFormatter;

/** The handlers of a server's root logger, limited and kept open while the server stops. */
final class LogHandlers {
  /** Has a bound of its own. */
  private static final String REQUEST_LOG = "org.gatehouse.requestlog";

  private final Logger root = Logger.getLogger("");
  private final Handler[] handlers = root.getHandlers();
  private final Map<Handler, Formatter> formatters = new LinkedHashMap<>();
  private final Map<String, Level> levels = new HashMap<>();
  private final Handler afterReset = new AfterReset();

  LogHandlers(LogManager manager) {
    for (String name : Collections.list(manager.getLoggerNames())) {
      Logger logger = manager.getLogger(name);
      if (logger != null && logger.getLevel() != null) {
        levels.put(name, logger.getLevel());
      }
    }
  }

  void bound() {
    for (Handler handler : handlers) {
      Formatter formatter = handler.getFormatter();
      if (formatter != null) {
        formatters.put(handler, formatter);
        handler.setFormatter(new BoundedLogFormatter(formatter, REQUEST_LOG::equals));
      }
    }
    // The last one, so that those it puts back are not taken off after it.
    root.addHandler(afterReset);
  }

  /** Leaves the log as it was; of a server that ends, the log ends here. */
  void release() {
    root.removeHandler(afterReset);
    formatters.forEach(Handler::setFormatter);
    if (JvmShutdown.hasBegun()) {
      formatters.keySet().forEach(handler -> handler.setLevel(Level.OFF));
      // Payara makes new handlers for its last words, one for a logger of its own, and prints some.
      LogManager manager = LogManager.getLogManager();
      for (String name : Collections.list(manager.getLoggerNames())) {
        Logger logger = manager.getLogger(name);
        if (logger != null) {
          List.of(logger.getHandlers()).forEach(handler -> handler.setLevel(Level.OFF));
        }
      }
      root.setLevel(Level.OFF);
      System.setOut(new PrintStream(OutputStream.nullOutputStream()));
      System.setErr(System.out);
    }
  }

  /** Whether a line is written by the levels that were in force before the reset. */
  private boolean isWanted(LogRecord line) {
    String name = String.valueOf(line.getLoggerName());
    while (!levels.containsKey(name) && !name.isEmpty()) {
      name = name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }
    return line.getLevel().intValue() >= levels.getOrDefault(name, Level.INFO).intValue();
  }

  /**
   * Puts the handlers back that the JDK takes off, with all levels, at the first sign of the end
   * (the shutdown hook of {@link LogManager}), while the server goes on for up to half a minute.
   */
  private final class AfterReset extends Handler {
    @Override
    public void close() {
      if (JvmShutdown.hasBegun()) {
        for (Handler handler : handlers) {
          handler.setFilter(LogHandlers.this::isWanted);
          root.addHandler(handler);
        }
        root.addHandler(this);
      }
    }

    @Override
    public void publish(LogRecord line) {
      // the others write it
    }

    @Override
    public void flush() {
      // nothing is held back
    }
  }
}
