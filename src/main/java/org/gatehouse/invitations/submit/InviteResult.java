package org.gatehouse.invitations.submit;

/**
 * The result for the caller after a successful invitation.
 *
 * @param replayed whether an earlier request has been answered with the same receipt
 */
public record InviteResult(InvitationResponse receipt, boolean replayed) {}
