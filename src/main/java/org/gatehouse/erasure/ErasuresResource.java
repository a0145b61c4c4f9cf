package org.gatehouse.erasure;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.gatehouse.audit.Actor;
import org.gatehouse.audit.AuditTrail;
import org.gatehouse.caller.Role;
import org.gatehouse.request.ErasureRequest;

/** The personal data of one guest, in all requests. */
@Path("erasures")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.MANAGE)
public class ErasuresResource {
  /** Requests erased by one call at the most, some seconds of work. */
  private static final int MOST = 10_000;

  @Inject Erasure erasure;
  @Inject AuditTrail trail;

  /** The address comes in the body: servers and proxies write addresses of calls to their logs. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Erased erase(ErasureRequest request) {
    Actor actor = trail.actor();
    return Erasing.orRefusal(() -> erase(request.email(), actor));
  }

  private Erased erase(String address, Actor actor) {
    int erased = 0;
    int some = Erasure.OF_GUEST;
    while (some == Erasure.OF_GUEST && erased < MOST) {
      some = erasure.someOfGuest(address, actor);
      erased += some;
    }
    return Erased.of(erased, erasure.underWay(address), some < Erasure.OF_GUEST);
  }
}
