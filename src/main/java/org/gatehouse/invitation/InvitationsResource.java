package org.gatehouse.invitation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.caller.CurrentCaller;
import org.gatehouse.caller.Role;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.ledger.LedgerUnavailable;
import org.gatehouse.problem.Refusal;
import org.gatehouse.telemetry.Meters;
import org.gatehouse.telemetry.Span;

/** Reads requests back from the ledger. */
@Path("invitations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class InvitationsResource {
  @Inject Ledger ledger;
  @Inject CurrentCaller caller;
  @Inject Meters meters;

  /** One request with its whole history. */
  @GET
  @Path("{id}")
  @RolesAllowed({Role.READ, Role.MANAGE})
  public StoredInvitation invitation(@PathParam("id") String id) {
    boolean mayManage = caller.get().roles().contains(Role.MANAGE);
    try {
      return uuid(id)
          .flatMap(known -> meters.timed(Span.DATABASE, "find", () -> ledger.find(known)))
          .map(invitation -> StoredInvitation.of(invitation, mayManage))
          .orElseThrow(() -> Refusal.of(404, "There is no invitation request with this id."));
    } catch (LedgerUnavailable | EJBException down) {
      throw Refusal.unavailable("The database does not answer; repeat the request later.");
    }
  }

  /** Empty for what only looks like one: {@code UUID.fromString} takes shorter groups. */
  private static Optional<UUID> uuid(String text) {
    return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
        ? Optional.of(UUID.fromString(text))
        : Optional.empty();
  }
}
