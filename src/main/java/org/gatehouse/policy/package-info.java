/**
 * May this guest be invited: what addresses, links and domains must look like, which domains the
 * operator allows, and when two addresses are one.
 *
 * <p>Rules are plain classes that say what is wrong in words; {@link org.gatehouse.policy.Follows}
 * lets Bean Validation ask them. Out of scope: whether an address exists, which only Graph can
 * tell. Uses only problem and settings.
 */
package org.gatehouse.policy;
