package org.gatehouse.security;

import java.time.Instant;

/**
 * The result of a verification.
 *
 * @param expires the moment, skew included, from which the token proves nothing
 */
record VerifiedToken(Caller caller, Instant expires) {}
