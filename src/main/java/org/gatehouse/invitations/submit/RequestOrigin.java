package org.gatehouse.invitations.submit;

/**
 * The origin of a request.
 *
 * @param sourceAddress the network address of the caller, or of the proxy before this server
 */
public record RequestOrigin(String sourceAddress, String correlationId) {}
