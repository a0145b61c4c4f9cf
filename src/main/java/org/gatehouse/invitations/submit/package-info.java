/**
 * {@code POST /api/InviteGuest}: resource, request binding, domain policy, idempotency, use case.
 *
 * <p>Promises: one intent is one invitation; the result of a request is recorded under the id in
 * its answer; every error of a request is in one answer.
 */
package org.gatehouse.invitations.submit;
