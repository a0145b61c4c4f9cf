/**
 * Lists, exports, summaries and single records of invitations.
 *
 * <p>Promises: a query is answered exactly, or refused with all of its errors; no text of a caller
 * becomes part of an SQL statement; redeem URLs are read for one record at a time, and only for
 * callers who may manage guests; the read is on the audit trail first; a slow client holds no
 * connection, memory holds one batch, and few heavy reads run at the same time. Reads the tables by
 * JDBC and writes nothing.
 */
package org.gatehouse.records.search;
