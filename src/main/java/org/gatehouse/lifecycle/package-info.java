/**
 * The orderly start and end of the service.
 *
 * <p>Promises: nobody is served before everything else has started; requests in flight are answered
 * before the end, for up to 30 s; no more are admitted at the same time than there is room for; the
 * log of a server that carries Gatehouse alone is bounded, and ends with the line that says so.
 * Uses problem, telemetry and limits.
 */
package org.gatehouse.lifecycle;
