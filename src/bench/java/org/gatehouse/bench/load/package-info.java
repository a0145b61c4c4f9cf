/**
 * One load generator for every subject: open and closed loop, plain sockets, HdrHistogram.
 *
 * <p>Uses no class of the WAR.
 */
package org.gatehouse.bench.load;
