package org.gatehouse.invitations.store;

import java.time.Instant;
import java.util.UUID;

/**
 * The right to work on one request for a while; whoever holds the highest attempt has it.
 *
 * @param attempt which taking up this is, the first is 1
 * @param until after this instant somebody else may take the request up
 */
public record Lease(UUID id, int attempt, Instant until) {}
