/**
 * Finishes what a crash, a time-out or a database that was down has left open.
 *
 * <p>Promises: a request whose lease has run out is taken up by exactly one node, at start and
 * every few moments ({@code recovery.every}), and brought to its end by the same rules as any
 * other. May call delivery and ledger.
 */
package org.gatehouse.recovery;
