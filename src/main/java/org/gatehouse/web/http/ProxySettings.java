package org.gatehouse.web.http;

import java.util.List;
import org.gatehouse.platform.config.Network;
import org.gatehouse.platform.config.Settings;

/**
 * Settings of trusted proxies.
 *
 * @param trusted proxies whose word on a request's origin is taken; none by default
 */
public record ProxySettings(List<Network> trusted) {
  public static ProxySettings read(Settings settings) {
    return new ProxySettings(settings.networks("proxy.trusted"));
  }

  /** Whether the sender, a literal address, is one of them. */
  boolean trusts(String sender) {
    return trusted.stream().anyMatch(network -> network.contains(sender));
  }

  /**
   * The address that the nearest trusted proxy had the request from.
   *
   * <p>Each proxy appends the sender that it saw, so that only what stands behind the last sender
   * who is not trusted is anybody's invention.
   *
   * @param sender who is connected to this server
   * @param forwardedFor the values of X-Forwarded-For, in the order of the headers
   */
  String origin(String sender, List<String> forwardedFor) {
    String[] hops = String.join(",", forwardedFor).split(",");
    String origin = sender;
    for (int hop = hops.length - 1; hop >= 0 && trusts(origin); hop--) {
      String before = withoutPort(hops[hop].strip());
      if (!Network.isAddress(before)) {
        break;
      }
      origin = before;
    }
    return origin;
  }

  /**
   * Some proxies append the sender's port: {@code 192.0.2.1:50000}, {@code [2001:db8::1]:50000}.
   */
  private static String withoutPort(String hop) {
    return hop.matches("[^:]+:\\d+")
        ? hop.substring(0, hop.indexOf(':'))
        : hop.replaceAll("^\\[(.*)](:\\d+)?$", "$1");
  }
}
