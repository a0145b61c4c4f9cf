/**
 * What HTTP/1.1 demands of a request where servers are lenient, and where callers reach the
 * service.
 *
 * <p>Promises: no request is carried out whose Host header is malformed, or whose end two
 * recipients could see in different places. Uses only settings and problem.
 */
package org.gatehouse.http;
