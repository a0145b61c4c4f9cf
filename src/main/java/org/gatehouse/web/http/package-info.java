/**
 * HTTP/1.1 requests as the RFCs define them, where servers are lenient: Host, message length,
 * forwarded headers.
 *
 * <p>Promises: no request is carried out whose Host header is malformed, or whose end two
 * recipients could see in different places (RFC 9112, section 6.3); forwarded headers count only
 * from trusted proxies.
 */
package org.gatehouse.web.http;
