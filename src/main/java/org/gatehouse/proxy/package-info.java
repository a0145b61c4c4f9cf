/**
 * What a proxy in front says of a request, believed from trusted proxies only.
 *
 * <p>Promises: unless {@code proxy.trusted} names who sent a request, it is taken as it came. Uses
 * only settings.
 */
package org.gatehouse.proxy;
