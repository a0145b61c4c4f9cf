package org.gatehouse.web.http;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;

/** Gives a request that a trusted proxy forwards the origin and the scheme that the proxy saw. */
public class ForwardedHeadersFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Inject transient ProxySettings settings;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String sender = request.getRemoteAddr();
    if (!settings.trusts(sender)) {
      chain.doFilter(request, response);
      return;
    }
    String origin =
        settings.origin(sender, Collections.list(request.getHeaders("X-Forwarded-For")));
    SourceAddress.set(request, origin);
    chain.doFilter(new ForwardedRequest(request, origin), response);
  }
}
