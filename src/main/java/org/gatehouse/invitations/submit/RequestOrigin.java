package org.gatehouse.invitations.submit;

/**
 * Where a request came from.
 *
 * @param sourceAddress the network address of the caller, or of the proxy before this server
 */
public record RequestOrigin(String sourceAddress, String correlationId) {}
