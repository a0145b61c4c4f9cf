/** Fills a ledger with a million requests, to measure how fast queries are. */
package org.gatehouse.bench.ledger;
