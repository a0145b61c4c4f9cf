/**
 * One load generator for every subject: open and closed loop, plain sockets, HdrHistogram.
 *
 * <p>Uses no room of Gatehouse.
 */
package org.gatehouse.bench.load;
