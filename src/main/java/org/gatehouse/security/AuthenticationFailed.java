package org.gatehouse.security;

import jakarta.servlet.http.HttpServletRequest;
import org.gatehouse.web.errors.ApiException;

/**
 * An event: a request was refused at the door, before any filter sees it.
 *
 * @param took nanoseconds
 */
public record AuthenticationFailed(HttpServletRequest request, ApiException refusal, long took) {}
