package org.gatehouse.invitations.submit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.gatehouse.security.Caller;
import org.gatehouse.security.CurrentCaller;
import org.gatehouse.security.RateLimited;
import org.gatehouse.security.Role;
import org.gatehouse.web.errors.Correlation;
import org.gatehouse.web.http.PublicAddress;

/**
 * The published operation: one guest, one call.
 *
 * <p>One for all requests, and the session bean by {@code @EJB}: made anew for each, and injected
 * by CDI, they took 6 % of the processor time of an invitation.
 */
@Path("InviteGuest")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class InviteGuestResource {
  private static final String REPLAYED = "Idempotent-Replayed";

  @EJB InviteGuest inviteGuest;
  @Inject CurrentCaller currentCaller;
  @Inject PublicAddress address;

  /** Clients of the original send text/plain or no type at all, and test for 201 exactly. */
  @POST
  @Consumes({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
  @RolesAllowed(Role.INVITE)
  @RateLimited
  public Response invite(
      InvitationRequest request,
      @Context HttpServletRequest http,
      @Context HttpHeaders headers,
      @Context UriInfo uri) {
    Optional<IdempotencyKey> key =
        IdempotencyKey.read(headers.getRequestHeader(IdempotencyKey.HEADER));
    Caller caller = currentCaller.get();
    InviteResult answer =
        inviteGuest.invite(
            request, caller, key, new RequestOrigin(http.getRemoteAddr(), Correlation.of(http)));
    Response.ResponseBuilder response =
        Response.created(
                address.of(
                    uri.getBaseUriBuilder()
                        .path("invitations")
                        .path(answer.receipt().id())
                        .build()))
            .entity(answer.receipt());
    return answer.replayed() ? response.header(REPLAYED, true).build() : response.build();
  }
}
