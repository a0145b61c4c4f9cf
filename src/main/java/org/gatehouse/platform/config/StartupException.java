package org.gatehouse.platform.config;

/**
 * Ends a start that cannot succeed, with one sentence that says what to do.
 *
 * <p>A server that carries Gatehouse alone does not stay up without it (see {@link
 * DedicatedServer}). A server that carries other applications goes on, and its deployer shows the
 * sentence.
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
