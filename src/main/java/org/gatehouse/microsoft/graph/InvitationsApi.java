package org.gatehouse.microsoft.graph;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/** Graph's invitations (Graph v1.0, resource invitation). */
@ApplicationScoped
public class InvitationsApi {
  @Inject GraphClient graph;

  /**
   * Invites a guest, once (invitation-post).
   *
   * @param latest nothing is sent after it
   * @throws GraphException when Graph does not confirm
   * @throws org.gatehouse.microsoft.entra.EntraException when there is no token
   */
  public CreatedInvitation create(GraphInvitation invitation, Instant latest) {
    return CreatedInvitation.from(graph.post("invite", "invitations", invitation, latest));
  }
}
