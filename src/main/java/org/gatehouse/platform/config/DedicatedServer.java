package org.gatehouse.platform.config;

/**
 * Whether this process runs Gatehouse alone. Such a process ends when it cannot serve, so that a
 * supervisor restarts it.
 *
 * <p>The start-up options of such a server set {@code gatehouse.halt-on-failed-start}. A server
 * with other applications is never ended.
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
