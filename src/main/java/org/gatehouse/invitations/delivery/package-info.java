/**
 * Delivers a recorded invitation to Graph, and recovers those that a crash or a time-out left open.
 *
 * <p>Promises: a call that may have taken effect is never repeated without looking the guest up; no
 * call starts that cannot end by the deadline; a result that the database does not take is kept and
 * written later; what Graph has confirmed is answered as 201 either way.
 */
package org.gatehouse.invitations.delivery;
