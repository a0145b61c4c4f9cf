/**
 * The address {@code /metrics}, for whoever watches the service.
 *
 * <p>Promises: open to the machine itself and to the addresses that the operator names; to others
 * with the role {@code Metrics.Read} only; reading calls nobody and waits for nothing. Asks pace,
 * graph, entra and delivery how things stand; uses telemetry, caller, limits, settings and problem.
 */
package org.gatehouse.metrics;
