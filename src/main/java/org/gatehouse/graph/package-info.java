/**
 * The only door to Microsoft Graph: invitations go out, guests are looked up.
 *
 * <p>Promises: one JAX-RS client for the whole server; every call is sent once and bounded in time
 * and in the bytes read, whatever Graph sends; every call carries a fresh {@code
 * client-request-id}; a failure says whether the call can have taken effect; Graph's texts are free
 * of control characters and tokens. Nobody else knows the JAX-RS client or Graph's names. May call
 * entra.
 */
package org.gatehouse.graph;
