package org.gatehouse.microsoft.graph;

/**
 * What is posted to {@code /invitations}, with Graph's names (Graph v1.0, invitation-post).
 *
 * @param invitedUserDisplayName null lets Graph take it from the address
 */
public record GraphInvitation(
    String invitedUserEmailAddress,
    String invitedUserDisplayName,
    String inviteRedirectUrl,
    boolean sendInvitationMessage) {}
