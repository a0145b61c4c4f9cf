package org.gatehouse.audit;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.gatehouse.caller.CurrentCaller;
import org.gatehouse.ledger.LedgerConflict;
import org.gatehouse.ledger.LedgerUnavailable;
import org.gatehouse.problem.Correlation;
import org.gatehouse.problem.Refusal;
import org.gatehouse.proxy.SourceAddress;
import org.gatehouse.telemetry.BoundedLog;

/** Enters what the caller of the request at hand is about to be shown. */
@RequestScoped
public class AuditTrail {
  private static final BoundedLog LOG = BoundedLog.ofLines(AuditTrail.class);

  @Inject CurrentCaller caller;
  @Inject HttpServletRequest request;
  @Inject AuditEntries entries;

  /**
   * To be called before anything is shown.
   *
   * @throws Refusal 500 when it cannot be entered: what is not on the trail is not shown
   */
  public void record(Action action, Subject subject) {
    try {
      entries.append(actor(), action, subject);
    } catch (LedgerUnavailable | LedgerConflict | EJBException notEntered) {
      LOG.log(
          System.Logger.Level.WARNING,
          "Request {0} is refused, because its audit entry was not taken: {1}",
          Correlation.of(request),
          notEntered.getMessage());
      throw Refusal.unavailable(
          "The audit trail takes no entry, so nothing is shown; repeat the request later.");
    }
  }

  /** The caller as the trail names it. */
  public Actor actor() {
    return Actor.of(caller.get(), SourceAddress.of(request), Correlation.of(request));
  }
}
