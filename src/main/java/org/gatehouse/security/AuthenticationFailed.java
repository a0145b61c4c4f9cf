package org.gatehouse.security;

import jakarta.servlet.http.HttpServletRequest;
import org.gatehouse.web.errors.ApiException;

/**
 * CDI event: a request was rejected by authentication, before any filter.
 *
 * @param took nanoseconds
 */
public record AuthenticationFailed(HttpServletRequest request, ApiException refusal, long took) {}
