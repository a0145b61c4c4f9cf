package org.gatehouse.platform.config;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.gatehouse.platform.text.Guid;

/** Settings that more than one package reads, with name, default and range in one place. */
public final class SharedSettings {
  private static final String TENANT = "entra.tenant-id";

  private SharedSettings() {}

  /**
   * The one tenant, in lower case; null, and a fault, when there is none. Tokens carry its id and
   * never a domain name, so nothing else can be compared.
   */
  public static String tenantId(Settings settings) {
    if (settings.required(TENANT) == null) {
      return null;
    }
    return settings
        .parsed(
            TENANT,
            text -> text.toLowerCase(Locale.ROOT),
            Guid::is,
            "must be the tenant's id (a GUID), not a domain name")
        .orElse(null);
  }

  /** After this a caller has its answer, retries to Graph included. */
  public static Duration answerWithin(Settings settings) {
    return settings.duration(
        "invite.answer-within",
        Duration.ofSeconds(90),
        Duration.ofSeconds(1),
        Duration.ofMinutes(10));
  }

  /** The cloud's sign-in host, without the tenant. */
  public static URI authority(Settings settings) {
    return settings.address("entra.authority", URI.create("https://login.microsoftonline.com"));
  }

  /** The cloud's Graph host, without a version. */
  public static URI graphEndpoint(Settings settings) {
    return settings.address("graph.endpoint", URI.create("https://graph.microsoft.com"));
  }
}
