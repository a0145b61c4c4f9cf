package org.gatehouse.bench.plain;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** Stores, calls and stores again, all in the transaction that the container begins. */
@Stateless
@Path("InviteGuest")
public class PlainResource {
  @PersistenceContext EntityManager entities;
  @EJB PlainGraph graph;

  public record Request(
      String invitedUserDisplayName,
      String invitedUserEmailAddress,
      String inviteRedirectUrl,
      boolean sendInvitationMessage,
      String requestedBy,
      Map<String, String> more) {}

  public record Receipt(
      String id,
      String invitedUserEmailAddress,
      String inviteRedeemUrl,
      String status,
      boolean sendInvitationMessage) {}

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response invite(Request request) {
    PlainInvitation invitation = new PlainInvitation(request);
    entities.persist(invitation);
    entities.flush();
    PlainGraph.Invited invited = graph.invite(request);
    invitation.invited(
        invited.invitedUser().get("id"), invited.inviteRedeemUrl(), invited.status());
    return Response.status(Response.Status.CREATED)
        .entity(
            new Receipt(
                invitation.id(),
                request.invitedUserEmailAddress(),
                invited.inviteRedeemUrl(),
                invited.status(),
                request.sendInvitationMessage()))
        .build();
  }
}
