/** How fast a ledger of a million requests answers; {@code LedgerInquiry} is where to begin. */
package org.gatehouse.bench.ledger;
