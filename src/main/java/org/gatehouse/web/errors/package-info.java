/**
 * Error responses: one exception, one JSON body, mapped once.
 *
 * <p>Promises: every failure is answered with {@code {"message": …, "code": …}} as {@code
 * application/json}; no answer holds a stack trace, a class name, a token, a secret or a file path;
 * the correlation id finds the answer, its log lines and its record. An unexpected failure is
 * logged with its stack, repeated ones a limited number of times.
 */
package org.gatehouse.web.errors;
