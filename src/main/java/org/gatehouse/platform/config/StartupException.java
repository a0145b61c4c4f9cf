package org.gatehouse.platform.config;

/**
 * Ends a start that cannot succeed, with one sentence for the operator.
 *
 * <p>A server that runs Gatehouse alone then ends (see {@link DedicatedServer}). A server with
 * other applications continues, and its deployment tool shows the sentence.
 */
public final class StartupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private StartupException(String message) {
    super(message, null, false, false);
  }

  /** Answers the exception to throw, where the process is not to be ended. */
  public static StartupException because(String sentence) {
    String message = "Gatehouse does not start: " + sentence;
    DedicatedServer.end(message);
    return new StartupException(message);
  }
}
