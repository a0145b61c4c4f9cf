package org.gatehouse.microsoft.graph;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What it costs to understand Graph's answer. */
@State(Scope.Benchmark)
public class ReplyCost {
  private final GraphResponse reply =
      new GraphResponse(
          201,
          """
          {"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#invitations/$entity",
           "id":"7b92124c-9fa9-406f-8b8e-225df8376ba9",
           "inviteRedeemUrl":"https://login.microsoftonline.com/redeem?rd=https%3a%2f%2finvitations.microsoft.com%2fredeem%2f%3ftenant%3d04dcc6ab",
           "invitedUserDisplayName":"John Doe","invitedUserType":"Guest",
           "invitedUserEmailAddress":"john.doe@gmail.com","sendInvitationMessage":true,
           "resetRedemption":false,"inviteRedirectUrl":"https://mycompany.com/guestinfo",
           "status":"PendingAcceptance",
           "invitedUserMessageInfo":{"messageLanguage":null,"customizedMessageBody":null,
             "ccRecipients":[{"emailAddress":{"name":null,"address":null}}]},
           "invitedUser":{"id":"243b1de4-ad9f-421c-a933-d55305fb165d"}}""",
          null,
          "6f0c1a52-8f0e-4d62-9d0a-2f4f9f2d7c11",
          null);

  @Benchmark
  public Object granted() {
    return CreatedInvitation.from(reply);
  }
}
