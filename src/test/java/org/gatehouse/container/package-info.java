/**
 * What the container tests stand on: the built WAR on a real server, started once for the whole
 * suite by the script that is shipped for it, with the sandbox behind it.
 *
 * <p>Arquillian's own containers were refused: Payara Micro's waits for a line that the shipped
 * logging keeps back, stops reading the server's output after the start, and can neither use the
 * shipped script nor kill a server; and every server would need a container of its own.
 */
package org.gatehouse.container;
