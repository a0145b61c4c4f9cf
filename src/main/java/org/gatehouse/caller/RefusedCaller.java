package org.gatehouse.caller;

import jakarta.servlet.http.HttpServletRequest;
import org.gatehouse.problem.Refusal;

/**
 * An event: a request was refused at the door, before any filter sees it.
 *
 * @param took nanoseconds
 */
public record RefusedCaller(HttpServletRequest request, Refusal refusal, long took) {}
