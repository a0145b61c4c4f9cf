/**
 * The access token for Microsoft Graph, from Entra by MSAL4J.
 *
 * <p>Promises: one token request at a time however many threads ask; the token is renewed before it
 * expires, so that no request waits for Entra in normal operation; everything is bounded in time
 * and size.
 */
package org.gatehouse.microsoft.entra;
