package org.gatehouse.invitations.submit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.web.validation.DomainName;
import org.junit.jupiter.api.Test;

class PolicySettingsTest {
  @Test
  void nothingSetMeansEveryDomainNobodyNamedAndMicrosoftsPage() {
    Settings settings = settings(Map.of());
    assertEquals(
        new PolicySettings(
            new DomainPolicy(List.of(), List.of()), false, "https://invitations.microsoft.com"),
        PolicySettings.read(settings));
    assertEquals(List.of(), settings.faults());
  }

  @Test
  void settingsAreRead() {
    Settings settings =
        settings(
            Map.of(
                "invite.allowed-domains", "Example.com, bücher.de",
                "invite.blocked-domains", "bad.example.com",
                "invite.require-requested-by", "true",
                "invite.redirect-url", "https://myapps.microsoft.com/?tenantid=1"));
    PolicySettings read = PolicySettings.read(settings);
    assertEquals(List.of(), settings.faults());
    assertEquals(
        List.of(new DomainName("example.com"), new DomainName("xn--bcher-kva.de")),
        read.domains().allowed());
    assertEquals(List.of(new DomainName("bad.example.com")), read.domains().blocked());
    assertTrue(read.requireRequestedBy());
    assertEquals("https://myapps.microsoft.com/?tenantid=1", read.redirectUrl());
  }

  @Test
  void everyFaultNamesItsPropertyAndRepeatsNoValue() {
    Settings settings =
        settings(
            Map.of(
                "invite.allowed-domains", "example.com,*.wild.org",
                "invite.blocked-domains", "nodot",
                "invite.redirect-url", "http://plain.example.com"));
    assertEquals("https://invitations.microsoft.com", PolicySettings.read(settings).redirectUrl());
    assertEquals(
        List.of(
            "invite.allowed-domains (INVITE_ALLOWED_DOMAINS)"
                + " has as entry 2 no domain name such as example.com",
            "invite.blocked-domains (INVITE_BLOCKED_DOMAINS)"
                + " has as entry 1 no domain name such as example.com",
            "invite.redirect-url (INVITE_REDIRECT_URL)"
                + " must be an absolute https URL such as https://example.com/welcome, without user"),
        settings.faults());
  }

  private static Settings settings(Map<String, String> set) {
    return new Settings(name -> Optional.ofNullable(set.get(name)));
  }
}
