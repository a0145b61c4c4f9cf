/**
 * Whether one intent stays one invitation while Graph fails, networks break and servers die.
 *
 * <p>{@link org.gatehouse.faults.FaultIT} runs it; {@code Callers} ask, {@code Audit} compares.
 */
package org.gatehouse.faults;
