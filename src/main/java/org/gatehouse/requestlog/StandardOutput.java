package org.gatehouse.requestlog;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.LogRecord;

/**
 * Writes messages as they are, one a line.
 *
 * <p>To the process's own standard output: a server may have put its log in the place of {@code
 * System.out}, and would dress up each line.
 */
final class StandardOutput extends Handler {
  private final OutputStream out = new FileOutputStream(FileDescriptor.out);

  @Override
  public void publish(LogRecord line) {
    byte[] bytes = (line.getMessage() + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      out.write(bytes);
    } catch (IOException closed) {
      reportError(null, closed, ErrorManager.WRITE_FAILURE);
    }
  }

  @Override
  public void flush() {
    // nothing is held back
  }

  @Override
  public void close() {
    // it is the process's
  }
}
