package org.gatehouse.ledger;

import java.time.Instant;

/**
 * One change of state, or one thing worth knowing about the state that was kept.
 *
 * @param note null when the state says it all
 */
public record Move(State state, Instant at, String note) {}
