/**
 * One line of JSON for every request of the API.
 *
 * <p>Promises: a line is pure JSON on every server; personal data is masked unless the operator
 * asks for it; no token, secret or link is in it; a storm of failures is told in few lines and a
 * number. Uses telemetry, caller, settings and problem.
 */
package org.gatehouse.requestlog;
