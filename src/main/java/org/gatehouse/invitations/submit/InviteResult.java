package org.gatehouse.invitations.submit;

/**
 * What an invited guest's caller gets.
 *
 * @param replayed whether an earlier request has been answered with the same receipt
 */
public record InviteResult(InvitationResponse receipt, boolean replayed) {}
