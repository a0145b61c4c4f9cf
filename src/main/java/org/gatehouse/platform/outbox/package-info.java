/**
 * The one list of what happened, and the one way to tell others.
 *
 * <p>Events are written in the transaction of the change that they report. Whoever lists what
 * happened reads them; whoever tells others (mail, webhooks) is an {@link
 * org.gatehouse.platform.outbox.OutboxReader} and gets each event at least once, at its own speed.
 * May call database.
 */
package org.gatehouse.platform.outbox;
