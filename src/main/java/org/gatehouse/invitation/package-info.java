/**
 * Invites one guest: from the request as it was sent to the answer.
 *
 * <p>The way in is lenient where clients of the published API need it (a trailing comma, property
 * names in any case, a missing Content-Type) and strict everywhere else, so that what is recorded
 * is what the caller meant. Every fault of a request is told in one answer. May use every room
 * below it: caller, policy, idempotency, ledger, graph, entra, settings and problem.
 */
package org.gatehouse.invitation;
