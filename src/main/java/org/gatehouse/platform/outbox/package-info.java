/**
 * Events, and an outbox for their readers.
 *
 * <p>Events are written in the transaction of the change that they report. The history of an
 * invitation is its events. A feature that reports events to others (mail, webhooks) is an {@link
 * org.gatehouse.platform.outbox.OutboxReader}: it gets each event at least once, at its own speed.
 * May call database.
 */
package org.gatehouse.platform.outbox;
