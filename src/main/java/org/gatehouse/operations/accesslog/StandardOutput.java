package org.gatehouse.operations.accesslog;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Writes messages unchanged, one per line. If standard output is closed, as after {@code asadmin
 * start-domain}, they go to the server's log.
 */
final class StandardOutput extends Handler {
  private final OutputStream out;
  private final Logger requestLog;

  /**
   * @param out the process's own, not {@code System.out}: a server may have put its log in the
   *     place of that, and would dress up each line
   * @param requestLog whose handler this is; its parent is the server's log
   */
  StandardOutput(OutputStream out, Logger requestLog) {
    this.out = out;
    this.requestLog = requestLog;
  }

  @Override
  public void publish(LogRecord line) {
    byte[] bytes = (line.getMessage() + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      out.write(bytes);
    } catch (IOException nobodyReads) {
      requestLog.getParent().log(line);
    }
  }

  @Override
  public void flush() {
    // nothing is held back
  }

  /**
   * The stream is the process's. The JDK takes handlers off at the first sign of the server's end,
   * while requests are still answered: this one goes back.
   */
  @Override
  public void close() {
    requestLog.addHandler(this);
  }
}
