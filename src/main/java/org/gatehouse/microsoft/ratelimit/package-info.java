/**
 * The rate limit of calls to Graph, shared by all nodes.
 *
 * <p>Graph allows 150 invitations in 5 s for a tenant, all applications together (Graph,
 * "Service-specific throttling limits"), and throttled requests still count. Promises: in order of
 * arrival; no more calls start in any period than the limit; a call that cannot start in time is
 * refused at once.
 */
package org.gatehouse.microsoft.ratelimit;
