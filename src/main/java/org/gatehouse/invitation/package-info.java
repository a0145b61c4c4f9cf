/**
 * Invites one guest: the published operation, from the request as it was read to the answer.
 *
 * <p>Promises: one intent is one invitation; what came of a request is on record under the id in
 * its answer. May call request, http, caller, policy, idempotency, delivery and ledger.
 */
package org.gatehouse.invitation;
