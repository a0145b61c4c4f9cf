package org.gatehouse.problem;

/**
 * One thing that is wrong with one field of a request.
 *
 * @param field the property as the contract spells it, a header's or parameter's name, or "body"
 * @param message what is wrong and what is allowed, in words for the caller
 */
public record Fault(String field, String message) {}
