/**
 * Authentication and authorization of callers by Entra access tokens.
 *
 * <p>Promises
 *
 * <ul>
 *   <li>Nothing of this WAR answers without a valid token of the configured tenant, issued for this
 *       service; {@code web.xml} names what is open. Every path is closed by default, also one that
 *       does not exist yet. Authentication cannot be switched off.
 *   <li>401 for a token that does not prove its caller, with what to do about it; 403 that names
 *       the role for one that proves a caller who lacks it, also for a caller who has none of this
 *       service's roles at all. 500 only while no signing key was ever reached. No answer and no
 *       log line repeats a token.
 *   <li>A resource method runs only for the roles of its {@code @RolesAllowed}, or, with
 *       {@code @PermitAll}, for every caller with a role; a method without either runs for nobody.
 *   <li>An application holds the app roles in {@code roles}, a user's application the scopes in
 *       {@code scp}. A user's own app roles do not widen what the application was granted.
 *   <li>A token is verified once and remembered until it expires, in a bounded memory that holds no
 *       token. Signing keys are kept while their endpoint is down.
 * </ul>
 *
 * <p>Other packages inject {@link org.gatehouse.security.CurrentCaller}, write {@link
 * org.gatehouse.security.Role} into {@code @RolesAllowed}, mark operations with {@link
 * org.gatehouse.security.RateLimited} and ask {@link org.gatehouse.security.JwksCache#ready}. Needs
 * {@link org.gatehouse.security.CallerSettings} as a bean. May call web and platform. The only
 * package that knows the JOSE library. Out of scope: TLS, and who may invite whom.
 */
package org.gatehouse.security;
