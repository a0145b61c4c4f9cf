/** What strangers and single callers can do to a server by sheer number, and that it stays up. */
package org.gatehouse.flood;
