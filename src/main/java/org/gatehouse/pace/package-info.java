/**
 * How fast calls go out to Graph: at its limit, instead of into it.
 *
 * <p>Graph allows 150 invitations in 5 s for a tenant, all applications together (Graph, "Service-
 * specific throttling limits"), and being throttled still counts. Promises: in order of arrival; no
 * more calls start in any period than the limit; what cannot start in time is told so at once. Uses
 * only problem and settings.
 */
package org.gatehouse.pace;
