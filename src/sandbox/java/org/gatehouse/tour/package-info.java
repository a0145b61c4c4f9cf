/**
 * The first look: {@code mvn -Psandbox} starts the service beside the sandbox and invites the guest
 * of the published sample.
 */
package org.gatehouse.tour;
