package org.gatehouse.microsoft.entra;

import java.time.Instant;

/**
 * A token for Microsoft Graph; opaque to everyone but Graph.
 *
 * @param value what goes behind "Bearer"; never logged
 * @param receivedAt when Entra issued it, by our clock
 * @param expiresAt when Graph stops taking it
 */
public record AccessToken(String value, Instant receivedAt, Instant expiresAt) {
  @Override
  public String toString() {
    return "token for Graph, expires " + expiresAt;
  }
}
