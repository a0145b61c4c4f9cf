/**
 * Who read, exported, erased or changed what: a trail that only grows.
 *
 * <p>Promises: whoever is shown records was entered before; entries have one order, on however many
 * nodes, and each carries the hash of the one before it, so that a changed, missing or added entry
 * is found; nothing here changes or deletes one, and triggers of the database refuse it. No entry
 * holds a guest's address, name, link or {@code more}, so that none survives an erasure. Other
 * rooms call {@link org.gatehouse.audit.AuditTrail#record}, or {@link
 * org.gatehouse.audit.AuditEntries#append} inside a transaction of their own. Besides the ledger
 * the only room that knows JPA. May call request, http, proxy, caller and ledger.
 */
package org.gatehouse.audit;
