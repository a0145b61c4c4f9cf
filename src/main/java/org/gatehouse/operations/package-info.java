/**
 * Whether the service is well: its start, its health, its orderly end.
 *
 * <p>Promises: a wrong setting ends the start with a sentence that names it; probes call neither
 * Graph nor Entra. May look at every room.
 */
package org.gatehouse.operations;
