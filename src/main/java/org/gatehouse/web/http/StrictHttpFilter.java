package org.gatehouse.web.http;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.gatehouse.web.errors.ApiException;
import org.gatehouse.web.errors.ErrorServlet;

/**
 * Refuses requests that name no host properly or whose end is ambiguous, and closes the connection.
 *
 * <p>It also closes the connection after any body in chunks: both servers end a line of chunked
 * coding at a bare line feed, which a proxy in front may not, and by then a second request could be
 * hidden in what the proxy took for the body.
 */
public class StrictHttpFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Inject transient PublicAddress address;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    RequestHead head =
        new RequestHead(
            request.getProtocol(),
            request.getServletPath() + Optional.ofNullable(request.getPathInfo()).orElse(""),
            sent(request, "Host"),
            sent(request, "Content-Length"),
            sent(request, "Transfer-Encoding"));
    Optional<String> fault = head.fault(address);
    if (fault.isPresent() || head.isChunked()) {
      response.setHeader("Connection", "close");
    }
    if (fault.isPresent()) {
      ErrorServlet.refuse(ApiException.badRequest(fault.get()), request, response);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static List<String> sent(HttpServletRequest request, String header) {
    return Collections.list(request.getHeaders(header));
  }
}
