/**
 * The JDK's HTTP client with bounds: no response takes longer or is larger than its caller allows.
 */
package org.gatehouse.platform.http;
