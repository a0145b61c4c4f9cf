package org.gatehouse.operations.lifecycle;

import java.lang.System.Logger.Level;

/**
 * The HTTP port of a Payara Micro that runs Gatehouse alone.
 *
 * <p>Payara stops an application step by step while the port stays open, and answers with its own
 * error pages in the meantime. Its classes are reached by reflection, since other servers do not
 * have them.
 */
final class PayaraListener {
  private static final System.Logger LOG = System.getLogger(PayaraListener.class.getName());
  private static final String COMMANDS = "org.glassfish.embeddable.CommandRunner";
  private static final String SERVICES = "org.glassfish.internal.api.Globals";
  private static final String DISABLE =
      "configs.config.server-config.network-config.network-listeners.network-listener.http-listener"
          + ".enabled=false";

  private PayaraListener() {}

  /** Closes it and every connection; does nothing on another server. */
  static void close() {
    try {
      Class<?> commands = Class.forName(COMMANDS);
      Object runner = Class.forName(SERVICES).getMethod("get", Class.class).invoke(null, commands);
      commands
          .getMethod("run", String.class, String[].class)
          .invoke(runner, "set", new String[] {DISABLE});
    } catch (ClassNotFoundException anotherServer) {
      // it closes its port itself
    } catch (ReflectiveOperationException changed) {
      LOG.log(Level.WARNING, "The port could not be closed: {0}", changed.toString());
    }
  }
}
