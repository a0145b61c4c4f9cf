/**
 * The orderly start and end of the service.
 *
 * <p>Promises: nobody is served before everything else has started; requests in flight are answered
 * before the end, for up to 30 s. Uses only problem.
 */
package org.gatehouse.lifecycle;
