/**
 * What is measured and noted while the service works; the only room that knows Micrometer.
 *
 * <p>Promises: every metric has a name here, and labels from a bounded set; measuring never fails
 * and never waits; what a storm of failures repeats is written so many times and then counted; a
 * request's notes live on the thread that answers it and hold no token, no secret and no link. Uses
 * no other room; every other room may use it.
 */
package org.gatehouse.telemetry;
