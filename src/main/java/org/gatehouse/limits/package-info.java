/**
 * How much of the server's threads and memory requests may take: at once, each caller, for heavy
 * reads, for bodies, for answers.
 *
 * <p>Promises: whoever finds no place is refused at once, with a time after which to repeat, or
 * after a short wait; what a request holds is given back when it ends, however it ends. Calls
 * problem and settings.
 */
package org.gatehouse.limits;
