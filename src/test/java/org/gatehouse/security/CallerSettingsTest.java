package org.gatehouse.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.platform.config.Settings;
import org.junit.jupiter.api.Test;

class CallerSettingsTest {
  private final Map<String, String> set =
      new HashMap<>(Map.of("entra.tenant-id", Tenant.ID, "entra.client-id", Tenant.SERVICE));
  private final Settings settings = new Settings(name -> Optional.ofNullable(set.get(name)));

  private CallerSettings read() {
    CallerSettings read = CallerSettings.read(settings);
    assertEquals(List.of(), settings.faults());
    return read;
  }

  private String onlyFault() {
    CallerSettings.read(settings);
    assertEquals(1, settings.faults().size(), settings.faults().toString());
    return settings.faults().get(0);
  }

  @Test
  void tenantAndClientAreEnough() {
    assertEquals(Tenant.settings(), read());
  }

  @Test
  void tenantIsComparedInLowerCaseAsTokensCarryIt() {
    set.put("entra.tenant-id", "ABCDEF00-1111-2222-3333-444444444444");
    assertEquals("abcdef00-1111-2222-3333-444444444444", read().tenantId());
  }

  @Test
  void domainNameInsteadOfTheTenantsIdIsAFault() {
    set.put("entra.tenant-id", "mycompany.onmicrosoft.com");
    assertTrue(onlyFault().startsWith("entra.tenant-id (ENTRA_TENANT_ID) must be"));
  }

  @Test
  void missingTenantIsAFault() {
    set.remove("entra.tenant-id");
    assertEquals("entra.tenant-id (ENTRA_TENANT_ID) is not set", onlyFault());
  }

  @Test
  void usGovernmentKeepsItsV2HostAndTheCommonV1Issuer() {
    set.put("entra.authority", "https://login.microsoftonline.us");
    CallerSettings read = read();
    assertEquals(
        List.of(
            "https://login.microsoftonline.us/" + Tenant.ID + "/v2.0",
            "https://sts.windows.net/" + Tenant.ID + "/"),
        read.issuers());
    assertEquals(
        URI.create("https://login.microsoftonline.us/" + Tenant.ID + "/discovery/v2.0/keys"),
        read.jwksUri());
  }

  @Test
  void chinaHasIssuersOfItsOwn() {
    set.put("entra.authority", "https://login.chinacloudapi.cn/");
    assertEquals(
        List.of(
            "https://login.chinacloudapi.cn/" + Tenant.ID + "/v2.0",
            "https://login.partner.microsoftonline.cn/" + Tenant.ID + "/v2.0",
            "https://sts.chinacloudapi.cn/" + Tenant.ID + "/"),
        read().issuers());
  }

  @Test
  void whatIsSetReplacesWhatIsDerived() {
    set.put("caller.audience", "api://gatehouse, api://old");
    set.put("caller.issuer", "https://issuer.example/");
    set.put("caller.jwks-uri", "http://localhost:1234/keys");
    set.put("caller.clock-skew", "PT0S");
    set.put("caller.rate-limit.invitations", "30");
    set.put("caller.rate-limit.period", "PT10S");
    set.remove("entra.client-id");
    assertEquals(
        new CallerSettings(
            Tenant.ID,
            List.of("api://gatehouse", "api://old"),
            List.of("https://issuer.example/"),
            URI.create("http://localhost:1234/keys"),
            Duration.ZERO,
            30,
            Duration.ofSeconds(10)),
        read());
  }

  @Test
  void keysByHttpFromElsewhereAreAFault() {
    set.put("caller.jwks-uri", "http://keys.example/keys");
    assertTrue(onlyFault().startsWith("caller.jwks-uri "));
  }

  @Test
  void skewOfMoreThanFiveMinutesIsAFault() {
    set.put("caller.clock-skew", "PT5M1S");
    assertTrue(onlyFault().startsWith("caller.clock-skew "));
  }
}
