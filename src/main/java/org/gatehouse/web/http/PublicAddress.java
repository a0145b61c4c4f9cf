package org.gatehouse.web.http;

import java.net.URI;
import org.gatehouse.platform.config.Settings;

/**
 * The URL under which callers reach the service.
 *
 * @param base an absolute http or https address without a slash at its end; null where the operator
 *     does not say, and each request names the address by its Host header
 */
public record PublicAddress(URI base) {
  public static PublicAddress read(Settings settings) {
    return new PublicAddress(settings.webAddress("public.base-url").orElse(null));
  }

  /** The same address as callers write it: path and query behind the base. */
  public URI of(URI address) {
    if (base == null) {
      return address;
    }
    String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
    return URI.create(base + address.getRawPath() + query);
  }

  /**
   * Whether requests may name that host, whatever its port; any where the operator does not say.
   */
  boolean isReachedAt(String host) {
    return base == null || base.getHost().equalsIgnoreCase(host);
  }
}
