/**
 * Erasure of personal data: of one request, of one guest, or of all requests after the retention
 * period.
 *
 * <p>Promises: an erasure and its audit entry are committed together or not at all; a request in
 * progress is not erased; transactions are short, so many requests are erased in small batches;
 * erasing again changes nothing.
 */
package org.gatehouse.records.privacy;
