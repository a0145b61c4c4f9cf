package org.gatehouse.platform.config;

/**
 * The process, where it carries Gatehouse alone: it is better ended, and started again by a
 * supervisor, than up without serving anybody.
 *
 * <p>The start-up options of such a server set {@code gatehouse.halt-on-failed-start}. A server
 * that carries other applications too is never ended.
 */
public final class DedicatedServer {
  private static final String HALT = "gatehouse.halt-on-failed-start";

  private DedicatedServer() {}

  public static boolean isOurs() {
    return Boolean.getBoolean(HALT);
  }

  /** Makes the sentence the last line that the process writes; does nothing to a shared server. */
  public static void end(String sentence) {
    if (isOurs()) {
      System.err.println(sentence);
      System.err.flush();
      // Not exit: shutdown hooks of a server that is still booting wait for the boot to end.
      Runtime.getRuntime().halt(1);
    }
  }
}
