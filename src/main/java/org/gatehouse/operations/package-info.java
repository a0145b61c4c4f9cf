/**
 * Starts, stops and observes the service: settings, lifecycle, health, metrics, access log.
 *
 * <p>Reads the settings of every area at start, offers them and the shared plain classes as beans,
 * and ends the start with one sentence that names every missing or wrong setting. May call every
 * other area; none calls it.
 */
package org.gatehouse.operations;
