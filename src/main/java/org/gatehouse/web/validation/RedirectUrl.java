package org.gatehouse.web.validation;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;

/** Where a guest arrives after accepting: an absolute https URL that names a host and no user. */
public final class RedirectUrl implements TextRule {
  static final int MAX_LENGTH = 2_048;

  @Override
  public List<String> faults(String text) {
    List<String> faults = new ArrayList<>();
    if (text.length() > MAX_LENGTH) {
      faults.add("must be at most 2,048 characters");
    }
    if (!isHttpsToAHost(text)) {
      faults.add("must be an absolute https URL such as https://example.com/welcome, without user");
    }
    return faults;
  }

  private static boolean isHttpsToAHost(String text) {
    try {
      URI url = new URI(text);
      return "https".equalsIgnoreCase(url.getScheme())
          && url.getRawUserInfo() == null
          && (url.getHost() != null || isInternationalHost(url.getRawAuthority()));
    } catch (URISyntaxException notAUrl) {
      return false;
    }
  }

  /** java.net.URI knows hosts in ASCII only. */
  private static boolean isInternationalHost(String authority) {
    return authority != null
        && DomainName.of(authority.replaceFirst(":[0-9]{1,5}$", "")).isPresent();
  }
}
