/**
 * Reads what a caller sends into what a caller asks for.
 *
 * <p>Lenient where clients of the published API need it (a trailing comma, property names in any
 * case, a missing Content-Type) and strict everywhere else, so that what is recorded is what the
 * caller meant. Every fault of a request is told in one answer. Bodies are bounded in size, time
 * and memory. May call policy, caller, limits and problem.
 */
package org.gatehouse.request;
