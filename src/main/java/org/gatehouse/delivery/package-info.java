/**
 * Brings one invitation to its end at Graph, however often it has to try.
 *
 * <p>Promises: what may have taken effect is never simply repeated; no call begins that cannot end
 * by the deadline; an ending that the database does not take is kept and written later; what Graph
 * has confirmed is answered either way. May call graph, entra, pace and ledger.
 */
package org.gatehouse.delivery;
