/**
 * A simulated Entra and Graph, to run, test and measure Gatehouse without a tenant.
 *
 * <p>{@link org.gatehouse.sandbox.Sandbox} is the way in. A request comes to the {@code Reception}
 * and is led to its {@code Door}; the door's {@link org.gatehouse.sandbox.NetworkConditions} draws
 * the {@link org.gatehouse.sandbox.SimulatedResponse} that the call meets, and the {@code Line}
 * carries the reply back. On the test class path only, never in the WAR, and it uses no room of
 * Gatehouse.
 */
package org.gatehouse.sandbox;
