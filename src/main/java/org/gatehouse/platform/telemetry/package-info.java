/**
 * Metrics, trace context and bounded logging. The only package that knows Micrometer.
 *
 * <p>Promises: metrics have fixed names, and labels from bounded sets; measuring never fails and
 * never waits; repeated log records are written a limited number of times and then counted; the
 * context of a request holds no token, no secret and no redeem URL.
 */
package org.gatehouse.platform.telemetry;
