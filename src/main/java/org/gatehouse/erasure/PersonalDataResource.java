package org.gatehouse.erasure;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.gatehouse.audit.Actor;
import org.gatehouse.audit.AuditTrail;
import org.gatehouse.caller.Role;
import org.gatehouse.ledger.Invitation;
import org.gatehouse.problem.Refusal;

/** The personal data of one request. */
@Path("invitations/{id}/personal-data")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.MANAGE)
public class PersonalDataResource {
  @Inject Erasure erasure;
  @Inject AuditTrail trail;

  /** Answers 204, also where it was erased before. */
  @DELETE
  public void erase(@PathParam("id") String text) {
    UUID id = Invitation.id(text).orElseThrow(PersonalDataResource::unknown);
    Actor actor = trail.actor();
    switch (Erasing.orRefusal(() -> erasure.one(id, actor))) {
      case UNKNOWN -> throw unknown();
      case UNDER_WAY ->
          throw Refusal.of(
                  409,
                  "The request is still under way; erase it once its state is invited, refused or"
                      + " failed, at the latest after a day.")
              .ofInvitation(id);
      case ERASED, ERASED_BEFORE -> {}
    }
  }

  private static Refusal unknown() {
    return Refusal.of(404, "There is no invitation request with this id.");
  }
}
