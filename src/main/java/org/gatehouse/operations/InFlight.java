package org.gatehouse.operations;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Counts the requests that are being answered, so that the service can end after them. */
@WebFilter(urlPatterns = "/api/*", asyncSupported = true)
public class InFlight extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Inject transient RequestCount count;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    count.begun();
    try {
      chain.doFilter(request, response);
    } finally {
      count.ended();
    }
  }
}
