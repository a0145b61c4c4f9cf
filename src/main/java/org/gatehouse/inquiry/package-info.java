/**
 * What the ledger answers to those who read it: lists, exports, figures, single records.
 *
 * <p>Promises: a question is answered exactly or refused with everything that is wrong with it; no
 * text of a caller becomes part of a statement; redeem URLs leave the database for one record at a
 * time, and only for whoever may manage guests; whoever reads is on the audit trail first; a slow
 * reader holds no connection, memory holds one batch, and few heavy reads run at the same time.
 * Reads the ledger's tables itself, by JDBC; writes nothing. May call request, http, policy,
 * caller, limits, ledger and audit.
 */
package org.gatehouse.inquiry;
