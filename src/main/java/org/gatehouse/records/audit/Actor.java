package org.gatehouse.records.audit;

import java.util.Locale;
import org.gatehouse.security.Caller;

/**
 * Who caused an audit entry, and from where.
 *
 * @param kind application, user, or service for what this service does by itself
 * @param name for people to read, not an identity
 * @param sourceAddress the network address of the caller, or of the proxy before this server
 * @param correlationId the id in the log; null without a request
 */
public record Actor(
    String kind,
    String tenantId,
    String objectId,
    String appId,
    String name,
    String sourceAddress,
    String correlationId) {

  static Actor of(Caller caller, String sourceAddress, String correlationId) {
    return new Actor(
        caller.kind().name().toLowerCase(Locale.ROOT),
        caller.tenantId(),
        caller.objectId(),
        caller.appId(),
        caller.displayName(),
        sourceAddress,
        correlationId);
  }

  /** This service itself, as whatever part of it acts. */
  public static Actor service(String name) {
    return new Actor("service", null, null, null, name, null, null);
  }
}
