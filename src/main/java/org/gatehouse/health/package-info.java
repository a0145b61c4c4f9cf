/**
 * Whether the service is well, for whoever routes requests to it or restarts it.
 *
 * <p>Promises: probes call neither Graph nor Entra. Asks lifecycle, ledger, entra, graph and
 * caller.
 */
package org.gatehouse.health;
