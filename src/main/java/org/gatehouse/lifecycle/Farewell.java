package org.gatehouse.lifecycle;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import java.time.Duration;

/**
 * Holds up the end of the web application until the requests in flight are answered, and sees to it
 * that they can be.
 *
 * <p>Payara destroys servlets, in the order in which they were declared, before any bean hears of
 * the end, and gives each of them 2 s: requests that take longer would be answered by the server
 * with an error although their guest is invited. So this one, which serves nothing, stands first.
 */
public class Farewell extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String CLASSES = "/WEB-INF/classes/";

  @Inject transient Phase phase;
  @Inject transient RequestCount requests;

  /**
   * Loads every class of the application: once Payara has begun to end, it finds none any more, and
   * a request that needs one for the first time would fail.
   */
  @Override
  public void init() throws ServletException {
    load(CLASSES);
  }

  private void load(String folder) throws ServletException {
    for (String path : getServletContext().getResourcePaths(folder)) {
      if (path.endsWith("/")) {
        load(path);
      } else if (path.endsWith(".class")) {
        String name = path.substring(CLASSES.length(), path.length() - ".class".length());
        try {
          Class.forName(name.replace('/', '.'), false, Farewell.class.getClassLoader());
        } catch (ClassNotFoundException notOurs) {
          throw new ServletException(notOurs);
        }
      }
    }
  }

  @Override
  public void destroy() {
    phase.stopping();
    try {
      requests.awaitNone(PATIENCE);
    } catch (InterruptedException endingNow) {
      Thread.currentThread().interrupt();
    }
  }
}
