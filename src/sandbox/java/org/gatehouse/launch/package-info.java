/**
 * Starts and ends servers that carry the built WAR, for the tour and for tests that end them the
 * hard way.
 *
 * <p>Needs what {@code mvn package} leaves in {@code target}. Uses no class of the WAR.
 */
package org.gatehouse.launch;
