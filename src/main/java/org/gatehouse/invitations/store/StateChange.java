package org.gatehouse.invitations.store;

import java.time.Instant;

/**
 * One change of state, or a note about an unchanged state.
 *
 * @param note null if there is nothing to add
 */
public record StateChange(InvitationState state, Instant at, String note) {}
