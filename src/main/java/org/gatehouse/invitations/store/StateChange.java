package org.gatehouse.invitations.store;

import java.time.Instant;

/**
 * One change of state, or one thing worth knowing about the state that was kept.
 *
 * @param note null when the state says it all
 */
public record StateChange(InvitationState state, Instant at, String note) {}
