package org.gatehouse.security;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.config.SharedSettings;

/**
 * Settings of the verification of callers' tokens.
 *
 * @param tenantId the one tenant, in lower case as Entra writes it into tokens
 * @param audiences accepted exactly; messages name the first one
 * @param issuers accepted exactly
 * @param jwksUri where the tenant publishes its signing keys
 * @param clockSkew how far the clocks of Entra and this machine may differ
 * @param rate invitations a caller may ask for per {@code ratePeriod}; 0 is without limit
 */
public record CallerSettings(
    String tenantId,
    List<String> audiences,
    List<String> issuers,
    URI jwksUri,
    Duration clockSkew,
    int rate,
    Duration ratePeriod) {

  private static final String CHINA = "https://login.chinacloudapi.cn";

  public static CallerSettings read(Settings settings) {
    String tenant = SharedSettings.tenantId(settings);
    URI authority = SharedSettings.authority(settings);
    return new CallerSettings(
        tenant,
        audiences(settings),
        issuers(settings, authority.toString(), tenant),
        settings.address(
            "caller.jwks-uri", URI.create(authority + "/" + tenant + "/discovery/v2.0/keys")),
        settings.duration(
            "caller.clock-skew", Duration.ofSeconds(60), Duration.ZERO, Duration.ofMinutes(5)),
        settings.number("caller.rate-limit.invitations", 0, 0, 100_000),
        settings.duration(
            "caller.rate-limit.period",
            Duration.ofMinutes(1),
            Duration.ofSeconds(1),
            Duration.ofDays(1)));
  }

  /** Both forms in which Entra names one application, unless the operator says otherwise. */
  private static List<String> audiences(Settings settings) {
    List<String> set = settings.list("caller.audience");
    if (!set.isEmpty()) {
      return set;
    }
    String client = settings.required("entra.client-id");
    return client == null ? List.of() : List.of(client, "api://" + client);
  }

  /**
   * The issuers of v2.0 and v1.0 tokens. For US Government v1.0 tokens come from sts.windows.net as
   * well; China has hosts of its own for both (discovery documents of the national clouds).
   */
  private static List<String> issuers(Settings settings, String authority, String tenant) {
    List<String> set = settings.list("caller.issuer");
    if (!set.isEmpty()) {
      return set;
    }
    String v2 = authority + "/" + tenant + "/v2.0";
    return CHINA.equals(authority)
        ? List.of(
            v2,
            "https://login.partner.microsoftonline.cn/" + tenant + "/v2.0",
            "https://sts.chinacloudapi.cn/" + tenant + "/")
        : List.of(v2, "https://sts.windows.net/" + tenant + "/");
  }
}
