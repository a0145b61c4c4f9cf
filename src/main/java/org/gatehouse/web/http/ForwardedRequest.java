package org.gatehouse.web.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** A request as it reached the proxy in front. */
final class ForwardedRequest extends HttpServletRequestWrapper {
  private final String origin;
  private final boolean secure;

  ForwardedRequest(HttpServletRequest request, String origin) {
    super(request);
    this.origin = origin;
    this.secure = "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
  }

  @Override
  public String getRemoteAddr() {
    return origin;
  }

  @Override
  public String getRemoteHost() {
    return origin;
  }

  @Override
  public boolean isSecure() {
    return secure || super.isSecure();
  }

  @Override
  public String getScheme() {
    return secure ? "https" : super.getScheme();
  }

  /** A Host header without a port means the scheme's own. */
  @Override
  public int getServerPort() {
    return secure && !namesPort() ? 443 : super.getServerPort();
  }

  @Override
  public StringBuffer getRequestURL() {
    if (!secure) {
      return super.getRequestURL();
    }
    StringBuffer url = new StringBuffer("https://").append(getServerName());
    if (getServerPort() != 443) {
      url.append(':').append(getServerPort());
    }
    return url.append(getRequestURI());
  }

  private boolean namesPort() {
    String host = getHeader("Host");
    return host != null && host.matches(".*:\\d+");
  }
}
