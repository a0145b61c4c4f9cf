package org.gatehouse.security;

import java.time.Instant;

/**
 * What verifying a token has shown.
 *
 * @param expires the moment, skew included, from which the token proves nothing
 */
record VerifiedToken(Caller caller, Instant expires) {}
