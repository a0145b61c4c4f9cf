package org.gatehouse.lifecycle;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import java.time.Duration;

/**
 * Holds up the end of the web application until the requests in flight are answered.
 *
 * <p>Payara destroys servlets, in the order in which they were declared, before any bean hears of
 * the end, and gives each of them 2 s: requests that take longer would be answered by the server
 * with an error although their guest is invited. So this one, which serves nothing, stands first.
 */
public class Farewell extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Inject transient Phase phase;
  @Inject transient RequestCount requests;

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
