package org.gatehouse.records.privacy;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.gatehouse.invitations.store.Invitation;
import org.gatehouse.records.audit.Actor;
import org.gatehouse.records.audit.AuditRecorder;
import org.gatehouse.security.Role;
import org.gatehouse.web.errors.ApiException;
import org.gatehouse.web.errors.ErrorCode;

/** Erases the personal data of one request. */
@Path("invitations/{id}/personal-data")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.MANAGE)
public class PersonalDataResource {
  @Inject ErasureService erasure;
  @Inject AuditRecorder trail;

  /** Answers 204, also where it was erased before. */
  @DELETE
  public void erase(@PathParam("id") String text) {
    UUID id = Invitation.id(text).orElseThrow(PersonalDataResource::unknown);
    Actor actor = trail.actor();
    switch (ErasureTransaction.orRefusal(() -> erasure.one(id, actor))) {
      case UNKNOWN -> throw unknown();
      case IN_PROGRESS ->
          throw ApiException.of(
                  ErrorCode.INVITATION_IN_PROGRESS,
                  "The request is still under way; erase it once its state is invited, refused or"
                      + " failed, at the latest after a day.")
              .ofInvitation(id);
      case ERASED, ERASED_BEFORE -> {}
    }
  }

  private static ApiException unknown() {
    return ApiException.of(ErrorCode.NOT_FOUND, "There is no invitation request with this id.");
  }
}
