/** Fills a ledger with a million requests, for whoever measures how fast it answers. */
package org.gatehouse.bench.ledger;
