package org.gatehouse.invitations.store;

import java.time.Instant;
import java.util.UUID;

/**
 * The right to work on one request until a certain time; the highest attempt has it.
 *
 * @param attempt number of the attempt, from 1
 * @param until time after which another node may claim the request
 */
public record Lease(UUID id, int attempt, Instant until) {}
