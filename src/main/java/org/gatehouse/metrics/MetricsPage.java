package org.gatehouse.metrics;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.gatehouse.caller.Caller;
import org.gatehouse.caller.CurrentCaller;
import org.gatehouse.caller.Role;
import org.gatehouse.limits.PacedOutputStream;
import org.gatehouse.problem.ProblemPage;
import org.gatehouse.problem.Refusal;
import org.gatehouse.telemetry.Meters;

/** Tells the metrics to whoever may know them. */
@WebServlet("/metrics")
public class MetricsPage extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject transient Meters meters;
  @Inject transient MetricsSettings settings;
  @Inject transient CurrentCaller caller;

  private transient Nearby nearby;

  @Override
  public void init() {
    nearby = new Nearby(settings.allowedAddresses());
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
        ProblemPage.refuse(
            Refusal.of(
                403,
                "The token lacks the role "
                    + Role.METRICS
                    + ": have an administrator assign it, then ask Entra for a new token."),
            request,
            response);
      }
    }
  }

  private void tell(HttpServletResponse response) throws IOException {
    response.setContentType(Meters.CONTENT_TYPE);
    new PacedOutputStream(response.getOutputStream())
        .write(meters.scrape().getBytes(StandardCharsets.UTF_8));
  }
}
