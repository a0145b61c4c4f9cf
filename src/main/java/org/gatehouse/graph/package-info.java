/**
 * The only door to Microsoft Graph: invitations go out, guests are looked up.
 *
 * <p>Promises: one JAX-RS client for the whole server; every call is bounded in time and in the
 * bytes read; every call carries a fresh {@code client-request-id}; a failure says whether the call
 * can have taken effect. Nobody else knows the JAX-RS client or Graph's names. May call entra.
 */
package org.gatehouse.graph;
