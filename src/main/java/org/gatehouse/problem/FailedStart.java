package org.gatehouse.problem;

/**
 * Ends a start that cannot succeed, with one sentence that says what to do.
 *
 * <p>A server that carries Gatehouse alone does not stay up without it (see {@link OwnServer}). A
 * server that carries other applications goes on, and its deployer shows the sentence.
 */
public final class FailedStart extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private FailedStart(String message) {
    super(message, null, false, false);
  }

  /** Answers the exception to throw, where the process is not to be ended. */
  public static FailedStart because(String sentence) {
    String message = "Gatehouse does not start: " + sentence;
    OwnServer.end(message);
    return new FailedStart(message);
  }
}
