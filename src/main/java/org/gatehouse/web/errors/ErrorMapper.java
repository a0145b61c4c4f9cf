package org.gatehouse.web.errors;

import jakarta.ejb.EJBException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.lang.System.Logger.Level;
import org.gatehouse.platform.telemetry.RateLimitedLogger;

/**
 * Answers any exception with a problem in JSON, whatever the Accept header said.
 *
 * <p>An expected failure is not logged here: the code that throws it logs more than the message. An
 * internal error is logged with its stack trace, unless the EJB container has logged that already.
 */
public abstract class ErrorMapper<T extends Throwable> implements ExceptionMapper<T> {
  private static final RateLimitedLogger LOGGER = RateLimitedLogger.ofStacks(ErrorMapper.class);

  @Context HttpServletRequest request;

  @Override
  public Response toResponse(T thrown) {
    if (thrown instanceof WebApplicationException http && http.getResponse().getStatus() < 400) {
      return http.getResponse();
    }
    String correlationId = Correlation.of(request);
    ErrorResponse answer =
        ErrorResponse.to(thrown, correlationId).orElseGet(() -> accident(thrown, correlationId));
    answer.problem().tell(request);
    Response.ResponseBuilder response =
        Response.status(answer.status())
            .type(MediaType.APPLICATION_JSON_TYPE)
            .entity(answer.problem());
    answer.headers().forEach(response::header);
    return response.build();
  }

  private static ErrorResponse accident(Throwable thrown, String correlationId) {
    String line = "Request " + correlationId + " failed unexpectedly";
    if (thrown instanceof EJBException) {
      LOGGER.log(Level.ERROR, line + ": " + thrown);
    } else {
      LOGGER.log(Level.ERROR, line, thrown);
    }
    return ErrorResponse.internalError(correlationId);
  }
}
