/**
 * One line of JSON for every request of the API.
 *
 * <p>Promises: a line is pure JSON on every server; personal data is masked unless the operator
 * asks for it; no token, secret or redeem URL is in it; repeated failures are written a limited
 * number of times and then counted.
 */
package org.gatehouse.operations.accesslog;
