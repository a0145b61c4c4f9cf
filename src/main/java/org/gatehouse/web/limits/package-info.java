/**
 * Limits on the threads and the memory that requests take: concurrent requests, requests of a
 * caller, heavy reads, bodies.
 *
 * <p>Promises: a request beyond a limit is refused at once, or after a short wait, with a time
 * after which to repeat it; what a request holds is released when it ends, however it ends.
 */
package org.gatehouse.web.limits;
