package org.gatehouse.description;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.gatehouse.problem.ProblemPage;
import org.gatehouse.problem.Refusal;

/** What everybody may read, and do nothing else with. */
abstract class OpenPage extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String ALLOWED = "GET, HEAD";

  /** A servlet answers TRACE and OPTIONS by itself otherwise. */
  @Override
  protected final void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) {
      super.service(request, response);
      return;
    }
    response.setHeader("Allow", ALLOWED);
    ProblemPage.refuse(
        Refusal.of(405, "The method is not allowed at this address; allowed are: " + ALLOWED + "."),
        request,
        response);
  }

  /** The type is told with its charset, once: no server adds one of its own. */
  static void write(byte[] body, String type, HttpServletResponse response) throws IOException {
    response.setContentType(type);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
