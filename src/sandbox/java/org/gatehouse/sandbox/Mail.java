package org.gatehouse.sandbox;

import java.time.Instant;

/**
 * A mail that Entra would have sent.
 *
 * @param copyTo null when nobody gets a copy
 * @param language null for the default
 */
public record Mail(Instant time, String to, String copyTo, String language, String link) {}
