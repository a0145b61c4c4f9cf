package org.gatehouse.web.openapi;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.gatehouse.web.errors.ApiException;
import org.gatehouse.web.errors.ErrorCode;
import org.gatehouse.web.errors.ErrorServlet;
import org.gatehouse.web.limits.Admission;

/** Base class of the public, read-only servlets. */
abstract class PublicServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String ALLOWED = "GET, HEAD";

  @Inject transient Admission admission;

  /** A servlet answers TRACE and OPTIONS by itself otherwise. */
  @Override
  protected final void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) {
      try {
        admission.openPage();
      } catch (ApiException tooManyReaders) {
        ErrorServlet.refuse(tooManyReaders, request, response);
        return;
      }
      try {
        super.service(request, response);
      } catch (IOException readerGone) {
        // Expected: the client has closed the connection.
      }
      return;
    }
    response.setHeader("Allow", ALLOWED);
    ErrorServlet.refuse(
        ApiException.of(
            ErrorCode.METHOD_NOT_ALLOWED,
            "The method is not allowed at this address; allowed are: " + ALLOWED + "."),
        request,
        response);
  }
}
