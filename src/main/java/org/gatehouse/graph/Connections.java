package org.gatehouse.graph;

import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
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

  /**
   * @param checkoutMillis how long a call may wait for one of them
   */
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

  /**
   * Lets go of an answer that is not read to its end, without waiting for that end.
   *
   * <p>Apache's client, below RESTEasy, reads what is left when it is merely closed, so that a body
   * without an end would hold the caller for as long as it drips.
   */
  static void cutOff(Response response) {
    try {
      for (Class<?> type = response.getClass(); type != null; type = type.getSuperclass()) {
        if (Modifier.isPublic(type.getModifiers())) {
          type.getMethod("releaseConnection", boolean.class).invoke(response, false);
          return;
        }
      }
    } catch (NoSuchMethodException notRestEasy) {
      response.close();
    } catch (IllegalAccessException | InvocationTargetException alreadyBroken) {
      LOG.log(System.Logger.Level.DEBUG, "A connection to Graph broke before it was cut off");
    }
  }
}
