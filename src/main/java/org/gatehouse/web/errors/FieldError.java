package org.gatehouse.web.errors;

/**
 * One thing that is wrong with one field of a request.
 *
 * @param field the property as the contract spells it, a header's or parameter's name, or "body"
 * @param message what is wrong and what is allowed, in words for the caller
 */
public record FieldError(String field, String message) {}
