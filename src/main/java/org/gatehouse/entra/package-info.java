/**
 * The only door to Entra: the token with which this service calls Microsoft Graph.
 *
 * <p>Promises: one MSAL application for the whole server, one token request at a time however many
 * ask, renewal before expiry so that no request waits for Entra in normal running, a bound in time
 * and size on everything. Needs {@code entra.*} settings. Uses only outgoing, settings and problem;
 * nobody else knows MSAL.
 */
package org.gatehouse.entra;
