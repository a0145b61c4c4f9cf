/**
 * Whether the service is well, for whoever routes requests to it or restarts it.
 *
 * <p>Promises: probes call neither Graph nor Entra, look at the database every 3 s at most however
 * many there are, and never wait behind one another. Asks lifecycle, ledger, entra, graph and
 * caller.
 */
package org.gatehouse.health;
