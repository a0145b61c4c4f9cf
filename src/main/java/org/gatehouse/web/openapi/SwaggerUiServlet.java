package org.gatehouse.web.openapi;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.gatehouse.web.errors.ApiException;
import org.gatehouse.web.errors.ErrorCode;
import org.gatehouse.web.errors.ErrorServlet;

/**
 * Serves a page of ours that shows the description with Swagger UI, whose files the build takes
 * from its WebJar.
 *
 * <p>Nothing that the page could be tricked into leaves this server: scripts, styles and calls are
 * its own only. Swagger UI sets styles on elements, and has its pictures in its style sheet.
 */
@WebServlet({"/api/docs", "/api/docs/*"})
public class SwaggerUiServlet extends PublicServlet {
  private static final long serialVersionUID = 1L;

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'"
          + " data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors"
          + " 'none'";

  private static final String PAGE = "index.html";

  private static final Map<String, String> TYPES =
      Map.of(
          PAGE,
          "text/html;charset=UTF-8",
          "start.js",
          "text/javascript;charset=UTF-8",
          "swagger-ui-bundle.js",
          "text/javascript;charset=UTF-8",
          "swagger-ui.css",
          "text/css;charset=UTF-8");

  private final transient Map<String, CompressedFile> files = new HashMap<>();

  @Override
  public void init() throws ServletException {
    for (Map.Entry<String, String> file : TYPES.entrySet()) {
      files.put(
          file.getKey(), CompressedFile.of(getServletContext(), file.getKey(), file.getValue()));
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getPathInfo();
    CompressedFile file = files.get(path == null || path.equals("/") ? PAGE : path.substring(1));
    if (file == null) {
      ErrorServlet.refuse(
          ApiException.of(
              ErrorCode.NOT_FOUND, "There is nothing at this address; the page is /api/docs."),
          request,
          response);
      return;
    }
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("Referrer-Policy", "no-referrer");
    file.write(request, response);
  }
}
