package org.gatehouse.records.privacy;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.gatehouse.records.audit.Actor;
import org.gatehouse.records.audit.AuditRecorder;
import org.gatehouse.security.Role;

/** The resource {@code /api/erasures}: erases the personal data of one guest in all requests. */
@Path("erasures")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.MANAGE)
public class ErasureResource {
  /** Requests erased by one call at the most, some seconds of work. */
  private static final int MAX = 10_000;

  @Inject ErasureService erasure;
  @Inject AuditRecorder trail;

  /** The address is in the body, because servers and proxies log URLs. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public ErasureResult erase(ErasureRequest request) {
    Actor actor = trail.actor();
    return ErasureTransaction.orRefusal(() -> erase(request.email(), actor));
  }

  private ErasureResult erase(String address, Actor actor) {
    int erased = 0;
    int some = ErasureService.OF_GUEST;
    while (some == ErasureService.OF_GUEST && erased < MAX) {
      some = erasure.someOfGuest(address, actor);
      erased += some;
    }
    return ErasureResult.of(erased, erasure.inProgress(address), some < ErasureService.OF_GUEST);
  }
}
