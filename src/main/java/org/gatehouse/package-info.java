/**
 * Gatehouse invites guests into a Microsoft 365 tenant: one REST call, one invitation, one lasting
 * record. This page is the map; each room's own page says what it promises.
 *
 * <p><b>Rooms</b>, one package each, and which they call:
 *
 * <table>
 * <caption>Rooms from the way in to the ground floor</caption>
 * <tr><th>room</th><th>is responsible for</th><th>calls</th></tr>
 * <tr><td>assembly</td><td>settings and shared plain classes as beans</td>
 *     <td>every room</td></tr>
 * <tr><td>health</td><td>is the service well</td>
 *     <td>lifecycle, ledger, entra, graph, caller</td></tr>
 * <tr><td>metrics</td><td>the address /metrics and who may read it</td>
 *     <td>caller, limits, pace, graph, entra, delivery</td></tr>
 * <tr><td>requestlog</td><td>one line of JSON for every request</td>
 *     <td>caller, lifecycle</td></tr>
 * <tr><td>recovery</td><td>what a crash or a time-out has left open</td>
 *     <td>delivery, ledger</td></tr>
 * <tr><td>inquiry</td><td>what the ledger answers to those who read it</td>
 *     <td>request, http, policy, caller, limits, audit, ledger</td></tr>
 * <tr><td>invitation</td><td>the published operation</td>
 *     <td>request, http, caller, policy, idempotency, delivery, ledger</td></tr>
 * <tr><td>erasure</td><td>forgetting people, on demand and after a time</td>
 *     <td>request, caller, audit, ledger</td></tr>
 * <tr><td>request</td><td>reading what a caller sends; only it knows Jackson's parser</td>
 *     <td>policy, caller, limits</td></tr>
 * <tr><td>delivery</td><td>bringing one invitation to its end at Graph</td>
 *     <td>graph, entra, pace, ledger</td></tr>
 * <tr><td>graph</td><td>the only door to Microsoft Graph; only it knows the JAX-RS client</td>
 *     <td>entra</td></tr>
 * <tr><td>entra</td><td>the only door to Entra; only it knows MSAL</td>
 *     <td>outgoing</td></tr>
 * <tr><td>audit</td><td>who read, exported, erased or changed what</td>
 *     <td>request, http, proxy, caller, limits, ledger</td></tr>
 * <tr><td>ledger</td><td>what was asked and what came of it; only it and audit know JPA</td>
 *     <td>policy</td></tr>
 * <tr><td>caller</td><td>who is asking, and may they; only it knows the JOSE library</td>
 *     <td>outgoing</td></tr>
 * <tr><td>pace</td><td>when a call to Graph may start</td><td></td></tr>
 * <tr><td>lifecycle</td><td>orderly start and end</td><td>limits</td></tr>
 * <tr><td>limits</td><td>how many threads and how much memory requests may take</td><td></td></tr>
 * <tr><td>policy</td><td>may this guest be invited</td><td></td></tr>
 * <tr><td>idempotency</td><td>what makes two requests one intent</td><td></td></tr>
 * <tr><td>description</td><td>what the service says of itself; only it knows YAML</td>
 *     <td>limits</td></tr>
 * <tr><td>http</td><td>which requests are HTTP beyond doubt; the public address</td>
 *     <td></td></tr>
 * <tr><td>proxy</td><td>what a trusted proxy in front says of a request</td><td></td></tr>
 * <tr><td>outgoing</td><td>bounds in time and size for answers of others</td><td></td></tr>
 * <tr><td>settings, problem, telemetry</td><td>the ground floor: what the operator has set; how we
 *     say no; what is measured, where only telemetry knows Micrometer</td>
 *     <td>problem: telemetry</td></tr>
 * </table>
 *
 * <p>Every room may use settings, problem and telemetry. An arrow that is not in the table does not
 * exist.
 *
 * <p><b>Words</b>
 *
 * <ul>
 *   <li>tenant: the one Microsoft 365 organization into which guests are invited.
 *   <li>guest: the person invited, known by an e-mail address, and by an object id once Graph has
 *       confirmed.
 *   <li>caller: the application, or the user behind one, whose token was proved. Who is claimed to
 *       have asked is {@code requestedBy} and may be somebody else.
 *   <li>request: one call of the published operation. Its id is ours, a UUID.
 *   <li>intent: what a caller means by a request, named by an {@code Idempotency-Key} or, for a
 *       while, by its content. A repeat has the same intent.
 *   <li>invitation: the record of one request in the ledger, with its states and history. Graph's
 *       invitation has an id of its own.
 *   <li>redeem URL: Graph's link with which the guest accepts. Who holds it can use it, so it is
 *       stored and answered but never logged.
 *   <li>ledger: the table of all invitations, kept for years.
 *   <li>lease: the right to work on one invitation until a certain time; the highest attempt has
 *       it.
 * </ul>
 *
 * <p><b>Promises kept everywhere</b>
 *
 * <ul>
 *   <li>No transaction, database connection or lock is held while Graph or Entra is called.
 *   <li>A request is durable before Graph hears of it, and what may have taken effect is never
 *       simply repeated.
 *   <li>What Graph has confirmed is answered 201, whether or not it could be written.
 *   <li>Everything that waits has a time-out; everything kept in memory has a bound.
 *   <li>No token, secret or redeem URL reaches a log or an error; no answer shows a stack trace, a
 *       class name or a file path.
 *   <li>Times are UTC. Time, chance and sleeping are injected, so rules are tested without waiting.
 *   <li>Nothing is asked of a server but Jakarta EE 10 and MicroProfile Config and Health.
 * </ul>
 */
package org.gatehouse;
