package org.gatehouse.inquiry;

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
import org.gatehouse.audit.Action;
import org.gatehouse.audit.Actor;
import org.gatehouse.audit.AuditEntries;
import org.gatehouse.audit.AuditTrail;
import org.gatehouse.audit.Subject;
import org.gatehouse.caller.CurrentCaller;
import org.gatehouse.caller.Role;
import org.gatehouse.http.PublicAddress;
import org.gatehouse.ledger.Invitation;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.ledger.LedgerUnavailable;
import org.gatehouse.limits.Admission;
import org.gatehouse.problem.Refusal;
import org.gatehouse.telemetry.BoundedLog;
import org.gatehouse.telemetry.Meters;
import org.gatehouse.telemetry.Span;

/** Answers questions to the ledger; what is shown is on the audit trail before. */
@Path("invitations")
@RequestScoped
@RolesAllowed({Role.READ, Role.MANAGE})
public class InvitationsResource {
  private static final BoundedLog LOG = BoundedLog.ofLines(InvitationsResource.class);

  @Inject Ledger ledger;
  @Inject Rows rows;
  @Inject AuditTrail trail;
  @Inject AuditEntries entries;
  @Inject CurrentCaller caller;
  @Inject Admission admission;
  @Inject Meters meters;
  @Inject PublicAddress address;
  @Context UriInfo uri;

  /** A page of requests, newest first. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public StreamingOutput page() {
    Question question = Question.page(uri.getQueryParameters());
    if (question.limit() > Admission.LONG_LIST) {
      admission.heavyRead();
    }
    admission.largeAnswer();
    List<Row> found = rows.page(question.filters(), question.behind(), question.limit() + 1);
    Page page = Page.of(found, question);
    trail.record(Action.LIST, Subject.of(question.asked(), page.ids()));
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
    Question question = Question.export(uri.getQueryParameters());
    admission.heavyRead();
    Actor actor = trail.actor();
    Export export =
        new Export(
            rows,
            question.filters(),
            format,
            written -> recordEnd(actor, Subject.of(question.asked(), written)));
    trail.record(Action.EXPORT, Subject.of(question.asked(), (Long) null));
    return Response.ok(export, type).build();
  }

  /** The beginning is on the trail, so an end that is not taken keeps nobody from the rows. */
  private void recordEnd(Actor actor, Subject subject) {
    try {
      entries.append(actor, Action.EXPORT_END, subject);
    } catch (RuntimeException notEntered) {
      LOG.log(
          System.Logger.Level.WARNING,
          "The audit trail did not take the end of an export: {0}",
          notEntered.getMessage());
    }
  }

  /** How many requests there are of each kind. */
  @GET
  @Path("summary")
  @Produces(MediaType.APPLICATION_JSON)
  public JsonObject summary() {
    Question question = Question.summary(uri.getQueryParameters());
    admission.heavyRead();
    JsonObject figures = question.figures().of(rows, question.filters());
    trail.record(Action.SUMMARY, Subject.of(question.asked(), (Long) null));
    return figures;
  }

  /** One request with its whole history. */
  @GET
  @Path("{id}")
  @Produces(MediaType.APPLICATION_JSON)
  public StoredInvitation invitation(@PathParam("id") String id) {
    boolean mayManage = caller.get().roles().contains(Role.MANAGE);
    try {
      StoredInvitation stored =
          Invitation.id(id)
              .flatMap(known -> meters.timed(Span.DATABASE, "find", () -> ledger.find(known)))
              .map(invitation -> StoredInvitation.of(invitation, mayManage))
              .orElseThrow(() -> Refusal.of(404, "There is no invitation request with this id."));
      boolean shown = stored.inviteRedeemUrl() != null;
      trail.record(
          shown ? Action.READ_LINK : Action.READ, Subject.of(UUID.fromString(stored.id())));
      return stored;
    } catch (LedgerUnavailable | EJBException down) {
      throw Refusal.unavailable("The database does not answer; repeat the request later.");
    }
  }
}
