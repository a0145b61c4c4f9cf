package org.gatehouse.platform.telemetry;

import java.util.Arrays;
import org.gatehouse.platform.text.SafeText;

/**
 * Shortens an exception for the log: class, beginning of the message, first frames, and the same
 * for its causes.
 */
final class ShortThrowable extends Throwable {
  private static final long serialVersionUID = 1L;
  private static final int MAX_FRAMES = 8;
  private static final int MAX_CAUSES = 3;

  /** An exception's message repeats what a stranger has sent; with the ellipsis. */
  private static final int MAX_MESSAGE_LENGTH = 129;

  private final String text;

  private ShortThrowable(Throwable whole, int causes) {
    super(null, cause(whole.getCause(), causes));
    StackTraceElement[] frames = whole.getStackTrace();
    setStackTrace(Arrays.copyOf(frames, Math.min(frames.length, MAX_FRAMES)));
    String message = whole.getLocalizedMessage();
    String name = whole.getClass().getName();
    text = message == null ? name : name + ": " + SafeText.oneLine(message, MAX_MESSAGE_LENGTH);
  }

  /** Null for null. */
  static Throwable of(Throwable whole) {
    return cause(whole, MAX_CAUSES + 1);
  }

  private static Throwable cause(Throwable whole, int causes) {
    return whole == null || causes == 0 ? null : new ShortThrowable(whole, causes - 1);
  }

  /** Its frames are the other one's. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }

  @Override
  public String toString() {
    return text;
  }
}
