package org.gatehouse.bench.plain;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** The client as it comes, with a token fetched once. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class PlainGraph {
  private WebTarget invitations;
  private String token;

  public record Invitation(
      String invitedUserEmailAddress,
      String invitedUserDisplayName,
      String inviteRedirectUrl,
      boolean sendInvitationMessage) {}

  public record Invited(String inviteRedeemUrl, String status, Map<String, String> invitedUser) {}

  public record Token(String access_token) {}

  @PostConstruct
  void signIn() {
    Client client = ClientBuilder.newClient();
    String graph = System.getenv("GRAPH_ENDPOINT");
    invitations = client.target(graph).path("v1.0/invitations");
    Form credentials =
        new Form("grant_type", "client_credentials")
            .param("client_id", System.getenv("ENTRA_CLIENT_ID"))
            .param("client_secret", System.getenv("ENTRA_CLIENT_SECRET"))
            .param("scope", graph + "/.default");
    token =
        client
            .target(System.getenv("ENTRA_AUTHORITY"))
            .path(System.getenv("ENTRA_TENANT_ID"))
            .path("oauth2/v2.0/token")
            .request(MediaType.APPLICATION_JSON_TYPE)
            .post(Entity.form(credentials), Token.class)
            .access_token();
  }

  /** Throws whatever the client throws when Graph does not answer 201. */
  public Invited invite(PlainResource.Request request) {
    return invitations
        .request(MediaType.APPLICATION_JSON_TYPE)
        .header("Authorization", "Bearer " + token)
        .post(
            Entity.json(
                new Invitation(
                    request.invitedUserEmailAddress(),
                    request.invitedUserDisplayName(),
                    request.inviteRedirectUrl(),
                    request.sendInvitationMessage())),
            Invited.class);
  }
}
