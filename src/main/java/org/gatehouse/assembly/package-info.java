/**
 * Puts the application together: every room's settings become beans, and so do the plain classes
 * that requests share.
 *
 * <p>Promises: a setting that is missing or wrong ends the start with one sentence that names every
 * fault. May call every room; no room calls it.
 */
package org.gatehouse.assembly;
