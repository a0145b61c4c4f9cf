/**
 * The audit trail: who read, exported, erased or changed what.
 *
 * <p>Promises: records are shown only after their entry is written; entries have one order on all
 * nodes, and each carries the hash of the one before it, so that a changed, missing or added entry
 * is found; nothing here changes or deletes an entry, and triggers of the database refuse it. No
 * entry holds a guest's address, name, redeem URL or {@code more}, so that none survives an
 * erasure.
 */
package org.gatehouse.records.audit;
