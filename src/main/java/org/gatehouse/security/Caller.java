package org.gatehouse.security;

import java.security.Principal;
import java.util.Set;

/**
 * The authenticated caller, from a verified token.
 *
 * @param kind whether an application asks for itself or for a signed-in user
 * @param tenantId the tenant's id, claim tid
 * @param objectId the application's service principal or the user in that tenant, claim oid
 * @param appId the application that asks, claim azp (v2.0) or appid (v1.0)
 * @param displayName for people to read, not an identity; the appId where the token has no name
 * @param address the user's own e-mail address; null for an application, or where Entra sent none
 * @param roles those of {@link Role} that the token grants, at least one
 */
public record Caller(
    Kind kind,
    String tenantId,
    String objectId,
    String appId,
    String displayName,
    String address,
    Set<String> roles)
    implements Principal {

  /** On whose behalf the token was issued. */
  public enum Kind {
    APPLICATION,
    USER
  }

  public Caller {
    roles = Set.copyOf(roles);
  }

  /** The identity that survives every renaming: tenant and object id (Entra's advice for APIs). */
  @Override
  public String getName() {
    return tenantId + "/" + objectId;
  }
}
