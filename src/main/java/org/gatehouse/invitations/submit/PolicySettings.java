package org.gatehouse.invitations.submit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.web.validation.DomainName;
import org.gatehouse.web.validation.RedirectUrl;

/**
 * Settings of the invitation policy.
 *
 * @param redirectUrl where a guest arrives when the request does not say
 */
public record PolicySettings(DomainPolicy domains, boolean requireRequestedBy, String redirectUrl) {
  private static final String DEFAULT_REDIRECT_URL = "https://invitations.microsoft.com";

  public static PolicySettings read(Settings settings) {
    return new PolicySettings(
        new DomainPolicy(
            domains(settings, "invite.allowed-domains"),
            domains(settings, "invite.blocked-domains")),
        settings.flag("invite.require-requested-by", false),
        redirectUrl(settings, "invite.redirect-url"));
  }

  private static List<DomainName> domains(Settings settings, String name) {
    List<DomainName> domains = new ArrayList<>();
    int position = 0;
    for (String entry : settings.list(name)) {
      position++;
      Optional<DomainName> domain = DomainName.of(entry);
      domain.ifPresent(domains::add);
      if (domain.isEmpty()) {
        settings.fault(name, "has as entry " + position + " no domain name such as example.com");
      }
    }
    return domains;
  }

  private static String redirectUrl(Settings settings, String name) {
    String url = settings.text(name).orElse(DEFAULT_REDIRECT_URL);
    List<String> faults = new RedirectUrl().faults(url);
    faults.forEach(fault -> settings.fault(name, fault));
    return faults.isEmpty() ? url : DEFAULT_REDIRECT_URL;
  }
}
