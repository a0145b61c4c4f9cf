package org.gatehouse.lifecycle;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.gatehouse.limits.Admission;
import org.gatehouse.problem.ProblemPage;
import org.gatehouse.problem.Refusal;

/**
 * Admits requests by their number, and counts those that are being answered, so that the service
 * can end after them.
 */
public class InFlight extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Inject transient Phase phase;
  @Inject transient RequestCount count;
  @Inject transient Admission admission;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!phase.isServing()) {
      ProblemPage.refuse(
          Refusal.notServing(
              phase.isStarting()
                  ? "The server is starting; repeat the request."
                  : "The server is stopping; repeat the request."),
          request,
          response);
      return;
    }
    try {
      admission.request(request.getRemoteUser());
    } catch (Refusal enoughAtWork) {
      ProblemPage.refuse(enoughAtWork, request, response);
      return;
    }
    count.begun();
    try {
      chain.doFilter(request, response);
    } finally {
      count.ended();
    }
  }
}
