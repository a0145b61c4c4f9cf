/**
 * Gatehouse invites guests into a Microsoft 365 tenant: one REST call, one invitation, one lasting
 * record. This page is the map; each package's own page states what it promises.
 *
 * <p><b>Areas</b>, from the top down. An area calls areas below it and never one above it
 * (ArchitectureTest). An area has packages, and packages have no further level.
 *
 * <table>
 * <caption>Areas</caption>
 * <tr><th>area</th><th>is responsible for</th><th>calls</th></tr>
 * <tr><td>operations</td><td>settings at start, lifecycle, health, metrics, access log</td>
 *     <td>every area</td></tr>
 * <tr><td>records</td><td>search, audit trail, privacy (erasure and retention)</td>
 *     <td>invitations, security, web, platform</td></tr>
 * <tr><td>invitations</td><td>submit (the published operation), delivery and recovery, store</td>
 *     <td>security, microsoft, web, platform</td></tr>
 * <tr><td>security</td><td>bearer tokens, roles, signing keys</td><td>web, platform</td></tr>
 * <tr><td>microsoft</td><td>Graph, Entra, the rate limit of calls to Graph</td>
 *     <td>web, platform</td></tr>
 * <tr><td>web</td><td>errors, JSON, validation, HTTP rules, limits, OpenAPI</td>
 *     <td>platform</td></tr>
 * <tr><td>platform</td><td>configuration, telemetry, HTTP client, database, jobs, outbox, text</td>
 *     <td></td></tr>
 * </table>
 *
 * <p><b>Terms</b>
 *
 * <ul>
 *   <li>tenant: the one Microsoft 365 organization into which guests are invited.
 *   <li>guest: the person invited, known by an e-mail address, and by an object id once Graph has
 *       confirmed.
 *   <li>caller: the application, or the user behind one, whose token was verified. {@code
 *       requestedBy} is what the caller states and may be somebody else.
 *   <li>request: one call of the published operation. Its id is ours, a UUID.
 *   <li>intent: what a caller means by a request, named by an {@code Idempotency-Key} or, for a
 *       while, by its content. A repeat has the same intent.
 *   <li>invitation: the record of one request, with its states and its events. Graph's invitation
 *       has an id of its own.
 *   <li>redeem URL: Graph's link with which the guest accepts. Anybody who holds it can use it, so
 *       it is stored and answered but never logged.
 *   <li>lease: the right to work on one invitation until a certain time; the highest attempt has
 *       it.
 * </ul>
 *
 * <p><b>Promises of every area</b>
 *
 * <ul>
 *   <li>No transaction, database connection or lock is held during a call to Graph or Entra.
 *   <li>A request is durable before Graph is called, and a call that may have taken effect is never
 *       simply repeated.
 *   <li>What Graph has confirmed is answered as 201, whether or not it could be written.
 *   <li>Everything that waits has a time-out; everything kept in memory has a bound.
 *   <li>No token, secret or redeem URL reaches a log or an error; no answer holds a stack trace, a
 *       class name or a file path.
 *   <li>Times are UTC. Time, randomness and sleeping are injected, so rules are tested without
 *       waiting.
 *   <li>A server needs no more than Jakarta EE 10 and MicroProfile Config and Health. One class for
 *       EclipseLink is used where EclipseLink is the JPA provider.
 * </ul>
 */
package org.gatehouse;
