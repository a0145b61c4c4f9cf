package org.gatehouse.graph;

import jakarta.ws.rs.client.ClientBuilder;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.TimeUnit;

/**
 * Lets a client have as many connections as there are requests in flight.
 *
 * <p>Jakarta REST has no word for it. Jersey goes by the JVM's {@code http.maxConnections}, set in
 * the server's start-up options; RESTEasy keeps 50 and lets everyone else wait without end unless
 * its builder is told, which is asked by name so that neither is needed to compile.
 */
final class Connections {
  private static final System.Logger LOG = System.getLogger(Connections.class.getName());
  private static final int MOST = 1200;

  private Connections() {}

  static ClientBuilder enough(ClientBuilder builder, long checkoutMillis) {
    try {
      Class<?> type = builder.getClass();
      type.getMethod("connectionPoolSize", int.class).invoke(builder, MOST);
      type.getMethod("connectionCheckoutTimeout", long.class, TimeUnit.class)
          .invoke(builder, checkoutMillis, TimeUnit.MILLISECONDS);
    } catch (NoSuchMethodException notRestEasy) {
      LOG.log(System.Logger.Level.DEBUG, "Connections to Graph are pooled by http.maxConnections");
    } catch (IllegalAccessException | InvocationTargetException refused) {
      LOG.log(
          System.Logger.Level.WARNING,
          "The number of connections to Graph could not be set: {0}",
          refused.toString());
    }
    return builder;
  }
}
