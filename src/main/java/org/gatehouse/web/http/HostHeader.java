package org.gatehouse.web.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.platform.config.Network;

/**
 * The host that a request is for (RFC 9110, section 7.2).
 *
 * @param host a name or an IPv4 address, or an IPv6 address in brackets
 */
record HostHeader(String host) {
  /** Names are those of DNS, with the underscore that container networks use. */
  private static final Pattern NAME = Pattern.compile("([A-Za-z0-9._-]{1,253})(?::([0-9]{1,5}))?");

  private static final Pattern IPV6 =
      Pattern.compile("(\\[([0-9A-Fa-f]*:[0-9A-Fa-f:.]{1,44})])(?::([0-9]{1,5}))?");

  /** Empty when the value is no host with a port from 1 to 65535 or none. */
  static Optional<HostHeader> parse(String value) {
    Matcher name = NAME.matcher(value);
    if (name.matches()) {
      return isPort(name.group(2)) ? Optional.of(new HostHeader(name.group(1))) : Optional.empty();
    }
    Matcher ipv6 = IPV6.matcher(value);
    return ipv6.matches() && Network.isAddress(ipv6.group(2)) && isPort(ipv6.group(3))
        ? Optional.of(new HostHeader(ipv6.group(1)))
        : Optional.empty();
  }

  private static boolean isPort(String digits) {
    int port = digits == null ? 1 : Integer.parseInt(digits);
    return port >= 1 && port <= 65_535;
  }
}
