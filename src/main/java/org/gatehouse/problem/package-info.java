/**
 * How Gatehouse says no: one exception family, one JSON body, mapped once.
 *
 * <p>Promises: every failure is answered with {@code {"message": …}} as {@code application/json};
 * no answer shows a stack trace, a class name, a token, a secret or a file path. {@link
 * org.gatehouse.problem.Correlation} gives whoever holds the servlet request the id under which its
 * answer, log lines and record are found. An accident is logged with its stack, a storm of them
 * only so many times. May call telemetry; every other room may use it.
 */
package org.gatehouse.problem;
