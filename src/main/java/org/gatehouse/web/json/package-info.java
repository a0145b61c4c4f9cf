/**
 * Reads request bodies as JSON.
 *
 * <p>Lenient where clients of the published API need it (a trailing comma, property names in any
 * case, a missing Content-Type) and strict otherwise, so that what is recorded is what the caller
 * meant. Bodies are bounded in size, time and memory. The only package that knows Jackson's parser.
 */
package org.gatehouse.web.json;
