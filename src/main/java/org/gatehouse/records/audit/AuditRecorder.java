package org.gatehouse.records.audit;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.gatehouse.platform.database.DatabaseConflictException;
import org.gatehouse.platform.database.DatabaseUnavailableException;
import org.gatehouse.platform.telemetry.RateLimitedLogger;
import org.gatehouse.security.CurrentCaller;
import org.gatehouse.web.errors.ApiException;
import org.gatehouse.web.errors.Correlation;
import org.gatehouse.web.errors.ErrorCode;
import org.gatehouse.web.http.SourceAddress;

/** Writes the audit entry for what the caller is about to read. */
@RequestScoped
public class AuditRecorder {
  private static final RateLimitedLogger LOG = RateLimitedLogger.ofLines(AuditRecorder.class);

  @Inject CurrentCaller caller;
  @Inject HttpServletRequest request;
  @Inject AuditRepository entries;

  /**
   * To be called before anything is shown.
   *
   * @throws ApiException 500 when it cannot be entered: what is not on the trail is not shown
   */
  public void record(AuditAction action, AuditTarget subject) {
    try {
      entries.append(actor(), action, subject);
    } catch (DatabaseUnavailableException | DatabaseConflictException | EJBException notEntered) {
      LOG.log(
          System.Logger.Level.WARNING,
          "Request {0} is refused because its audit entry could not be stored: {1}",
          Correlation.of(request),
          notEntered.getMessage());
      throw ApiException.of(
          ErrorCode.DATABASE_UNAVAILABLE,
          "The audit trail takes no entry, so nothing is shown; repeat the request later.");
    }
  }

  /** The caller as the trail names it. */
  public Actor actor() {
    return Actor.of(caller.get(), SourceAddress.of(request), Correlation.of(request));
  }
}
