/**
 * Makes the ledger forget people: one request, one guest, or everybody after a time.
 *
 * <p>Promises: an erasure and its entry on the audit trail are kept together or not at all; what is
 * under way is not erased; each transaction is short, and so many requests are erased in small
 * batches; to erase again changes nothing. What exactly goes and what stays is said by the ledger's
 * {@code Invitation}. May call request, caller, audit and ledger.
 */
package org.gatehouse.erasure;
