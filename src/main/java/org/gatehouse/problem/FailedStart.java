package org.gatehouse.problem;

/**
 * Ends a start that cannot succeed, with one sentence that says what to do.
 *
 * <p>A server that carries Gatehouse alone should not stay up without it: where the start-up
 * options set {@code gatehouse.halt-on-failed-start}, the sentence is the last line that the
 * process writes. A server that carries other applications goes on, and its deployer shows the
 * sentence.
 */
public final class FailedStart extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String HALT = "gatehouse.halt-on-failed-start";

  private FailedStart(String message) {
    super(message, null, false, false);
  }

  /** Answers the exception to throw, where the process is not to be ended. */
  public static FailedStart because(String sentence) {
    String message = "Gatehouse does not start: " + sentence;
    if (Boolean.getBoolean(HALT)) {
      System.err.println(message);
      System.err.flush();
      // Not exit: shutdown hooks of a server that is still booting wait for the boot to end.
      Runtime.getRuntime().halt(1);
    }
    return new FailedStart(message);
  }
}
