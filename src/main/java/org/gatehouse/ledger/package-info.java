/**
 * What was asked and what came of it, kept for years.
 *
 * <p>Promises: a request is durable before Graph hears of it; only {@link
 * org.gatehouse.ledger.Invitation} changes a state, and {@link org.gatehouse.ledger.Confirmation}
 * for it in the ordinary case; every move is recorded with its time; two requests of one intent
 * never both get a lease; no transaction outlasts a method of {@link org.gatehouse.ledger.Ledger}.
 * Needs the data source {@code jdbc/gatehouse}. Uses only policy, problem, settings and telemetry;
 * besides audit nobody else knows JPA.
 */
package org.gatehouse.ledger;
