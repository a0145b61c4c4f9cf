package org.gatehouse.problem;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Takes the place of the server's error pages, which are HTML, where JAX-RS is never reached: an
 * address outside the API, a Content-Type that is none, a caller refused at the door.
 */
@WebServlet("/problem")
public class ProblemPage extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Jsonb JSON = JsonbBuilder.create();

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Object error = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int status = error instanceof Integer known ? known : HttpServletResponse.SC_NOT_FOUND;
    String correlationId = Correlation.of(request);
    Answer answer = Answer.of(status, response.getHeader("Allow"), correlationId);
    response.setStatus(status);
    answer.headers().forEach(response::setHeader);
    response.setHeader(Correlation.HEADER, correlationId);
    response.setContentType("application/json");
    response.setCharacterEncoding("UTF-8");
    response.getWriter().write(JSON.toJson(answer.problem()));
  }
}
