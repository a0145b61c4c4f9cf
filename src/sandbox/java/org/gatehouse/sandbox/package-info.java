/**
 * A simulated Entra and Graph, to run, test and measure Gatehouse without a tenant.
 *
 * <p>{@link org.gatehouse.sandbox.Sandbox} is the way in. A request comes to the {@code Router} and
 * is led to its {@code Endpoint}; the endpoint's {@link org.gatehouse.sandbox.NetworkConditions}
 * draws the {@link org.gatehouse.sandbox.SimulatedResponse} that the call meets, and the {@code
 * ResponseSender} carries the reply back. On the test class path only, never in the WAR, and it
 * uses no class of the WAR.
 */
package org.gatehouse.sandbox;
