/**
 * What every call by the JDK's client keeps to: no answer takes longer or is larger than its caller
 * has room for. Uses no other room.
 */
package org.gatehouse.outgoing;
