package org.gatehouse.invitations.delivery;

import java.time.Instant;
import org.gatehouse.microsoft.graph.GraphInvitation;

/**
 * One invitation to bring to its end.
 *
 * @param receivedAt when it was asked for
 * @param unknownSince when an earlier attempt, whose outcome nobody knows, was at work; null when
 *     there is none
 * @param deadline when its end must be known, as far as it can be
 */
record DeliveryRequest(
    GraphInvitation invitation, Instant receivedAt, Instant unknownSince, Instant deadline) {}
