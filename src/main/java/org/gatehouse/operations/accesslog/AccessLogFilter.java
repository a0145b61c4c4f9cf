package org.gatehouse.operations.accesslog;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.gatehouse.platform.telemetry.Metrics;
import org.gatehouse.platform.telemetry.RequestContext;
import org.gatehouse.platform.telemetry.TimerName;
import org.gatehouse.platform.telemetry.TraceContext;
import org.gatehouse.security.CurrentCaller;

/** Measures and logs every authenticated request of the API. */
public class AccessLogFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Inject transient AccessLog log;
  @Inject transient RequestContext notes;
  @Inject transient Metrics metrics;
  @Inject transient CurrentCaller caller;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    notes.begin(trace(request));
    int status = HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    long start = System.nanoTime();
    try (Metrics.Sample watch = metrics.start(TimerName.REQUEST, Operation.of(request))) {
      try {
        chain.doFilter(request, response);
        status =
            isUnanswered(request, response)
                ? HttpServletResponse.SC_BAD_REQUEST
                : response.getStatus();
      } finally {
        long took = System.nanoTime() - start;
        watch.outcome(log.answered(request, status, caller.get(), notes.end(), took).word());
      }
    }
  }

  /**
   * Whether a caller has broken its body off, which WildFly leaves as a 200 that was never sent;
   * every answer to a POST has a body.
   */
  private static boolean isUnanswered(HttpServletRequest request, HttpServletResponse response) {
    return request.getMethod().equals("POST")
        && response.getStatus() == HttpServletResponse.SC_OK
        && response.getContentType() == null;
  }

  private static TraceContext trace(HttpServletRequest request) {
    List<String> parents = Collections.list(request.getHeaders(TraceContext.PARENT));
    if (parents.size() != 1) {
      return null;
    }
    List<String> states = Collections.list(request.getHeaders(TraceContext.STATE));
    String state = states.isEmpty() ? null : String.join(",", states);
    return TraceContext.read(parents.get(0), state).orElse(null);
  }
}
