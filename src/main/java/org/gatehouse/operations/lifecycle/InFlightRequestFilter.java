package org.gatehouse.operations.lifecycle;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.gatehouse.web.errors.ApiException;
import org.gatehouse.web.errors.ErrorCode;
import org.gatehouse.web.errors.ErrorServlet;
import org.gatehouse.web.limits.Admission;

/**
 * Limits the number of concurrent requests, and counts them, so that the service can stop after
 * them.
 */
public class InFlightRequestFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Inject transient ServiceState serviceState;
  @Inject transient InFlightRequests count;
  @Inject transient Admission admission;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!serviceState.isServing()) {
      ErrorServlet.refuse(
          serviceState.isStarting()
              ? ApiException.notServing(
                  ErrorCode.STARTING, "The server is starting; repeat the request.")
              : ApiException.notServing(
                  ErrorCode.STOPPING, "The server is stopping; repeat the request."),
          request,
          response);
      return;
    }
    try {
      admission.request(request.getRemoteUser());
    } catch (ApiException enoughAtWork) {
      ErrorServlet.refuse(enoughAtWork, request, response);
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
