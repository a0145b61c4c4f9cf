package org.gatehouse.operations.lifecycle;

/** Whether the JVM has begun to shut down. */
final class JvmShutdown {
  private JvmShutdown() {}

  /** From the first moment on: a machine that ends takes no shutdown hook any more. */
  static boolean hasBegun() {
    Thread hook = new Thread();
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      Runtime.getRuntime().removeShutdownHook(hook);
      return false;
    } catch (IllegalStateException begun) {
      return true;
    }
  }
}
