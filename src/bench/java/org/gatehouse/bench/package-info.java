/**
 * Measures the service beside what its server can do at the most and beside a plain version of the
 * same operation: {@code mvn -Pbench}.
 *
 * <p>{@link org.gatehouse.bench.Bench} is the way in. Needs what {@code mvn package} leaves in
 * {@code target}; uses no class of the WAR, only the sandbox and what launches servers.
 */
package org.gatehouse.bench;
