/**
 * The address {@code /metrics} in Prometheus' text format.
 *
 * <p>Promises: open to the machine itself and to the networks that the operator names, to others
 * with the role {@code Metrics.Read} only; a scrape calls nobody and waits for nothing.
 */
package org.gatehouse.operations.metrics;
