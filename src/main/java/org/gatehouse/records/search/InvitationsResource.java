package org.gatehouse.records.search;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.gatehouse.invitations.store.Invitation;
import org.gatehouse.invitations.store.InvitationStore;
import org.gatehouse.invitations.store.StateChange;
import org.gatehouse.platform.database.DatabaseUnavailableException;
import org.gatehouse.platform.telemetry.Metrics;
import org.gatehouse.platform.telemetry.RateLimitedLogger;
import org.gatehouse.platform.telemetry.TimerName;
import org.gatehouse.records.audit.Actor;
import org.gatehouse.records.audit.AuditAction;
import org.gatehouse.records.audit.AuditRecorder;
import org.gatehouse.records.audit.AuditRepository;
import org.gatehouse.records.audit.AuditTarget;
import org.gatehouse.security.CurrentCaller;
import org.gatehouse.security.Role;
import org.gatehouse.web.errors.ApiException;
import org.gatehouse.web.errors.ErrorCode;
import org.gatehouse.web.http.PublicAddress;
import org.gatehouse.web.limits.Admission;

/**
 * The resource {@code /api/invitations}: lists, exports, summaries and single requests. Each read
 * is recorded in the audit trail first.
 */
@Path("invitations")
@RequestScoped
@RolesAllowed({Role.READ, Role.MANAGE})
public class InvitationsResource {
  private static final RateLimitedLogger LOG = RateLimitedLogger.ofLines(InvitationsResource.class);

  @Inject InvitationStore store;
  @Inject InvitationReader rows;
  @Inject AuditRecorder trail;
  @Inject AuditRepository entries;
  @Inject CurrentCaller caller;
  @Inject Admission admission;
  @Inject Metrics metrics;
  @Inject PublicAddress address;
  @Context UriInfo uri;

  /** A page of requests, newest first. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public StreamingOutput page() {
    InvitationQuery question = InvitationQuery.page(uri.getQueryParameters());
    if (question.limit() > Admission.LONG_LIST) {
      admission.heavyRead();
    }
    admission.largeAnswer();
    List<InvitationRow> found =
        rows.page(question.filters(), question.behind(), question.limit() + 1);
    InvitationPage page = InvitationPage.of(found, question);
    trail.record(AuditAction.LIST, AuditTarget.of(question.asked(), page.ids()));
    return page.json(address.of(uri.getRequestUri()));
  }

  /** All requests as comma-separated values. */
  @GET
  @Produces("text/csv;qs=0.9")
  public Response csv() {
    return export(ExportFormat.CSV, "text/csv;charset=utf-8;header=present");
  }

  /** All requests as a JSON object a line. */
  @GET
  @Produces("application/x-ndjson;qs=0.9")
  public Response ndjson() {
    return export(ExportFormat.NDJSON, "application/x-ndjson");
  }

  private Response export(ExportFormat format, String type) {
    InvitationQuery question = InvitationQuery.export(uri.getQueryParameters());
    admission.heavyRead();
    Actor actor = trail.actor();
    Export export =
        new Export(
            rows,
            question.filters(),
            format,
            written -> recordEnd(actor, AuditTarget.of(question.asked(), written)));
    trail.record(AuditAction.EXPORT, AuditTarget.of(question.asked(), (Long) null));
    return Response.ok(export, type).build();
  }

  /** The beginning is on the trail, so an end that is not taken keeps nobody from the rows. */
  private void recordEnd(Actor actor, AuditTarget subject) {
    try {
      entries.append(actor, AuditAction.EXPORT_END, subject);
    } catch (RuntimeException notEntered) {
      LOG.log(
          System.Logger.Level.WARNING,
          "The audit entry for the end of an export could not be stored: {0}",
          notEntered.getMessage());
    }
  }

  /** How many requests there are of each kind. */
  @GET
  @Path("summary")
  @Produces(MediaType.APPLICATION_JSON)
  public JsonObject summary() {
    InvitationQuery question = InvitationQuery.summary(uri.getQueryParameters());
    admission.heavyRead();
    JsonObject figures = question.figures().of(rows, question.filters());
    trail.record(AuditAction.SUMMARY, AuditTarget.of(question.asked(), (Long) null));
    return figures;
  }

  /** One request with its whole history. */
  @GET
  @Path("{id}")
  @Produces(MediaType.APPLICATION_JSON)
  public InvitationDetails invitation(@PathParam("id") String id) {
    boolean mayManage = caller.get().roles().contains(Role.MANAGE);
    try {
      InvitationDetails stored =
          Invitation.id(id)
              .flatMap(known -> metrics.timed(TimerName.DATABASE, "find", () -> store.find(known)))
              .map(invitation -> stored(invitation, mayManage))
              .orElseThrow(
                  () ->
                      ApiException.of(
                          ErrorCode.NOT_FOUND, "There is no invitation request with this id."));
      boolean shown = stored.inviteRedeemUrl() != null;
      trail.record(
          shown ? AuditAction.READ_LINK : AuditAction.READ,
          AuditTarget.of(UUID.fromString(stored.id())));
      return stored;
    } catch (DatabaseUnavailableException | EJBException down) {
      throw ApiException.of(
          ErrorCode.DATABASE_UNAVAILABLE,
          "The database does not answer; repeat the request later.");
    }
  }

  private InvitationDetails stored(Invitation invitation, boolean withLink) {
    List<StateChange> history =
        metrics.timed(TimerName.DATABASE, "history", () -> store.history(invitation.id()));
    return InvitationDetails.of(invitation, history, withLink);
  }
}
