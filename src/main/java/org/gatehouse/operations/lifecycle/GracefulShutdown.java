package org.gatehouse.operations.lifecycle;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import java.time.Duration;
import org.gatehouse.platform.config.DedicatedServer;

/**
 * Delays the stop of the web application until the requests in flight are answered.
 *
 * <p>Payara destroys servlets in the order of their declaration, before it notifies beans, and
 * gives each servlet 2 s. It would answer longer requests with an error although their guest is
 * invited. So this servlet, which serves nothing, is declared first.
 */
public class GracefulShutdown extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final String CLASSES = "/WEB-INF/classes/";
  private static final String ENDING = ".class";

  /** Loaded by EclipseLink; with another JPA provider it cannot be linked, and WildFly says so. */
  static final String OF_ECLIPSELINK = "org/gatehouse/platform/database/EclipseLinkCustomizer";

  @Inject transient ServiceState serviceState;
  @Inject transient InFlightRequests requests;

  /**
   * Loads and initializes every class of the application: once Payara has begun to stop, it loads
   * no class and no provider, and a request that is the first to need one would fail.
   */
  @Override
  public void init() {
    load(CLASSES);
  }

  private void load(String folder) {
    for (String path : getServletContext().getResourcePaths(folder)) {
      if (path.endsWith("/")) {
        load(path);
      } else if (path.endsWith(ENDING)) {
        String name = path.substring(CLASSES.length(), path.length() - ENDING.length());
        if (!name.equals(OF_ECLIPSELINK)) {
          initialize(name.replace('/', '.'));
        }
      }
    }
  }

  private static void initialize(String name) {
    try {
      Class.forName(name, true, GracefulShutdown.class.getClassLoader());
    } catch (ClassNotFoundException listedButNotThere) {
      throw new IllegalStateException(listedButNotThere);
    }
  }

  @Override
  public void destroy() {
    serviceState.stopping();
    try {
      requests.awaitNone(TIMEOUT);
    } catch (InterruptedException endingNow) {
      Thread.currentThread().interrupt();
    }
    if (DedicatedServer.isOurs() && JvmShutdown.hasBegun()) {
      PayaraListener.close();
    }
  }
}
