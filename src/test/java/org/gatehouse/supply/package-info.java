/** What the built WAR carries, and what it says that it carries. */
package org.gatehouse.supply;
