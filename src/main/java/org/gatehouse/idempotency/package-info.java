/**
 * The same question twice gets the same answer: what makes two requests one intent.
 *
 * <p>Promises: plain rules without state; the ledger's unique constraint is what enforces them.
 * Uses only problem.
 */
package org.gatehouse.idempotency;
