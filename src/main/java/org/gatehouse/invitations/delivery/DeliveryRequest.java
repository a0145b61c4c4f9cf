package org.gatehouse.invitations.delivery;

import java.time.Instant;
import org.gatehouse.microsoft.graph.GraphInvitation;

/**
 * One invitation to deliver.
 *
 * @param receivedAt when the request was received
 * @param unknownSince since when the result of an earlier attempt has been unknown; null if there
 *     is none
 * @param deadline when the result must be known, as far as possible
 */
record DeliveryRequest(
    GraphInvitation invitation, Instant receivedAt, Instant unknownSince, Instant deadline) {}
