/**
 * Orderly start and stop.
 *
 * <p>Promises: no request is served before everything else has started; requests in flight are
 * answered before the stop, for up to 30 s; the log of a server that runs Gatehouse alone is
 * bounded, and its last line states that the service has stopped.
 */
package org.gatehouse.operations.lifecycle;
