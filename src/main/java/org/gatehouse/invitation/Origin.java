package org.gatehouse.invitation;

/**
 * Where a request came from.
 *
 * @param sourceAddress the network address of the caller, or of the proxy before this server
 */
public record Origin(String sourceAddress, String correlationId) {}
