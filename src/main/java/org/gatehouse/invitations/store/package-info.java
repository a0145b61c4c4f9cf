/**
 * The table of invitations, kept for years.
 *
 * <p>Promises: a request is durable before Graph is called; only {@link
 * org.gatehouse.invitations.store.Invitation} changes a state, and each change is recorded with its
 * time; two requests of one intent never both get a lease; no transaction outlasts a method of
 * {@link org.gatehouse.invitations.store.InvitationStore}.
 */
package org.gatehouse.invitations.store;
