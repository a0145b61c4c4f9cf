package org.gatehouse.web.openapi;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.gatehouse.web.errors.ApiException;
import org.gatehouse.web.errors.ErrorServlet;
import org.gatehouse.web.errors.FieldError;

/**
 * Serves the description, in YAML unless JSON is asked for (MicroProfile OpenAPI 3.1, section 5.2).
 *
 * <p>Payara has a servlet for this address too, and keeps it back where the application has one.
 */
@WebServlet("/openapi")
public class OpenApiServlet extends PublicServlet {
  private static final long serialVersionUID = 1L;

  private transient CompressedFile yaml;
  private transient CompressedFile json;

  @Override
  public void init() throws ServletException {
    yaml = CompressedFile.of(getServletContext(), "openapi.yaml", "application/yaml;charset=UTF-8");
    json = CompressedFile.of(getServletContext(), "openapi.json", "application/json;charset=UTF-8");
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String format = request.getParameter("format");
    String form = format == null ? accepted(request.getHeader("Accept")) : format.toLowerCase();
    switch (form) {
      case "json" -> tell(json, request, response);
      case "yaml" -> tell(yaml, request, response);
      default -> ErrorServlet.refuse(unknown(), request, response);
    }
  }

  private static void tell(
      CompressedFile form, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Vary", "Accept");
    form.write(request, response);
  }

  private static String accepted(String types) {
    return types != null && types.contains("application/json") ? "json" : "yaml";
  }

  private static ApiException unknown() {
    String what = "must be yaml or json";
    return ApiException.badRequest(
        "The parameter format " + what + ".", List.of(new FieldError("format", what)));
  }
}
