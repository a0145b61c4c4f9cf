/**
 * Liveness, readiness and startup checks (MicroProfile Health).
 *
 * <p>Promises: checks call neither Graph nor Entra, query the database at most every 3 s however
 * many checks come, and never wait for one another.
 */
package org.gatehouse.operations.health;
