/**
 * Validation of addresses, URLs, domains and query parameters; the canonical form of an address.
 *
 * <p>Rules are plain classes that state what is wrong in words; {@link
 * org.gatehouse.web.validation.ConformsTo} applies them through Bean Validation. Every error of a
 * request is collected. Whether an address exists only Graph can tell.
 */
package org.gatehouse.web.validation;
