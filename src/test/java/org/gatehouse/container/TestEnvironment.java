package org.gatehouse.container;

import org.gatehouse.sandbox.Sandbox;

/**
 * What tests work with; there is one of each for the whole suite.
 *
 * @param server the folder of server-config that the server under test was started from
 * @param database null when the server has the embedded one
 */
record TestEnvironment(
    String server, Sandbox sandbox, Gatehouse gatehouse, ServerLog log, PostgreSql database) {}
