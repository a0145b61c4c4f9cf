package org.gatehouse.bench.echo;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** Binds the request and answers it, nothing else. */
@Path("InviteGuest")
public class EchoResource {
  public record Request(
      String invitedUserDisplayName,
      String invitedUserEmailAddress,
      String inviteRedirectUrl,
      boolean sendInvitationMessage,
      String requestedBy,
      Map<String, String> more) {}

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Request echo(Request request) {
    return request;
  }
}
