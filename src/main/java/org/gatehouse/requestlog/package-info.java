/**
 * One line of JSON for every request of the API.
 *
 * <p>Promises: a line is pure JSON on every server; personal data is masked unless the operator
 * asks for it; no token, secret or link is in it; a storm of failures is told in few lines and a
 * number; a name that a caller has made up is counted and not shown. Uses lifecycle, telemetry,
 * caller, settings and problem.
 */
package org.gatehouse.requestlog;
