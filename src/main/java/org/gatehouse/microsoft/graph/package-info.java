/**
 * Microsoft Graph v1.0: a transport, and one class for each resource.
 *
 * <p>Promises: one JAX-RS client for the whole server; every request is sent once and bounded in
 * time and in the bytes read, whatever Graph sends; every request carries a new {@code
 * client-request-id}; a failure tells whether the request can have taken effect; Graph's texts are
 * free of control characters and tokens.
 */
package org.gatehouse.microsoft.graph;
