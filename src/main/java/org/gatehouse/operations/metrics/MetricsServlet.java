package org.gatehouse.operations.metrics;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.gatehouse.platform.telemetry.Metrics;
import org.gatehouse.security.Caller;
import org.gatehouse.security.CurrentCaller;
import org.gatehouse.security.Role;
import org.gatehouse.web.errors.ApiException;
import org.gatehouse.web.errors.ErrorCode;
import org.gatehouse.web.errors.ErrorServlet;
import org.gatehouse.web.limits.PacedOutputStream;

/** Serves {@code /metrics} to callers that {@link MetricsAccessPolicy} or their role allows. */
@WebServlet("/metrics")
public class MetricsServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject transient Metrics metrics;
  @Inject transient MetricsSettings settings;
  @Inject transient CurrentCaller caller;

  private transient MetricsAccessPolicy nearby;

  @Override
  public void init() {
    nearby = new MetricsAccessPolicy(settings.allowedAddresses());
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    if (nearby.includes(request.getRemoteAddr(), name -> request.getHeader(name) != null)) {
      tell(response);
    } else if (request.authenticate(response)) {
      Caller asking = caller.get();
      if (asking != null && asking.roles().contains(Role.METRICS)) {
        tell(response);
      } else {
        ErrorServlet.refuse(
            ApiException.of(
                ErrorCode.MISSING_ROLE,
                "The token lacks the role "
                    + Role.METRICS
                    + ": have an administrator assign it, then ask Entra for a new token."),
            request,
            response);
      }
    }
  }

  private void tell(HttpServletResponse response) throws IOException {
    response.setContentType(Metrics.CONTENT_TYPE);
    new PacedOutputStream(response.getOutputStream())
        .write(metrics.scrape().getBytes(StandardCharsets.UTF_8));
  }
}
