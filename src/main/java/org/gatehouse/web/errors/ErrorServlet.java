package org.gatehouse.web.errors;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.gatehouse.platform.text.JsonFactories;

/**
 * Replaces the server's HTML error pages if JAX-RS is not reached: a path outside the API, a
 * malformed Content-Type, a caller who failed authentication.
 */
@WebServlet({"/problem", "/"})
public class ErrorServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private static final String REFUSAL = ApiException.class.getName();

  /**
   * Rejects a request before JAX-RS. Headers that are set already are kept.
   *
   * <p>Nothing is committed: WildFly drops what is written and asks this page for it again, and
   * logs a stack where it finds the answer gone; Payara sends it as it is.
   */
  public static void refuse(
      ApiException refusal, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    request.setAttribute(REFUSAL, refusal);
    ErrorResponse answer = ErrorResponse.of(refusal, Correlation.of(request));
    answer.problem().tell(request);
    write(answer, response);
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String correlationId = Correlation.of(request);
    if (request.getAttribute(REFUSAL) instanceof ApiException refusal) {
      write(ErrorResponse.of(refusal, correlationId), response);
      return;
    }
    Object error = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int status = error instanceof Integer known ? known : HttpServletResponse.SC_NOT_FOUND;
    write(ErrorResponse.of(status, response.getHeader("Allow"), correlationId), response);
  }

  private static void write(ErrorResponse answer, HttpServletResponse response) throws IOException {
    response.setStatus(answer.status());
    answer
        .headers()
        .forEach(
            (name, value) -> {
              if (!response.containsHeader(name)) {
                response.setHeader(name, value);
              }
            });
    response.setHeader(Correlation.HEADER, answer.problem().correlationId());
    response.setContentType("application/json");
    response.setCharacterEncoding("UTF-8");
    response.getWriter().write(JsonFactories.BINDING.toJson(answer.problem()));
  }
}
