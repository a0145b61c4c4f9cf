package org.gatehouse.web.http;

import java.util.List;
import java.util.Optional;

/**
 * What decides whom a request is for and where its body ends.
 *
 * @param version as in the request line, for example HTTP/1.1
 * @param path decoded, from the root of the application
 * @param hosts the values of Host, one for each time it was sent; so are the following
 */
record RequestHead(
    String version,
    String path,
    List<String> hosts,
    List<String> contentLengths,
    List<String> transferEncodings) {

  /**
   * What is wrong with it, in one sentence; empty when nothing is.
   *
   * <p>Probes and scrapers name the node, so health and metrics are answered whatever host a
   * request is for.
   */
  Optional<String> fault(PublicAddress address) {
    return framingFault().or(() -> hostFault(address));
  }

  /** Whether a body in chunks follows, whose end servers look for more leniently than proxies. */
  boolean isChunked() {
    return !transferEncodings.isEmpty();
  }

  /** RFC 9112, section 6: requests that two recipients could end in different places. */
  private Optional<String> framingFault() {
    if (contentLengths.size() > 1) {
      return Optional.of("The header Content-Length must be given once only.");
    }
    if (!isChunked()) {
      return Optional.empty();
    }
    if (!contentLengths.isEmpty()) {
      return Optional.of("The headers Content-Length and Transfer-Encoding exclude each other.");
    }
    boolean isHttp11 = "HTTP/1.1".equals(version);
    return isHttp11 && transferEncodings.size() == 1 && isChunked(transferEncodings.get(0))
        ? Optional.empty()
        : Optional.of("The header Transfer-Encoding must be chunked, in HTTP/1.1 only.");
  }

  private static boolean isChunked(String encoding) {
    return encoding.equalsIgnoreCase("chunked");
  }

  private Optional<String> hostFault(PublicAddress address) {
    if (hosts.size() > 1) {
      return Optional.of("The header Host must be given once only.");
    }
    // Only HTTP/1.0 may leave it out; servers see to that.
    String sent = hosts.isEmpty() ? null : hosts.get(0);
    Optional<HostHeader> host = Optional.ofNullable(sent).flatMap(HostHeader::parse);
    if (sent != null && host.isEmpty()) {
      return Optional.of(
          "The header Host must be a host name or an IP address, with a port from 1 to 65535 or"
              + " none.");
    }
    return isForAnyHost() || address.isReachedAt(host.map(HostHeader::host).orElse(null))
        ? Optional.empty()
        : Optional.of("The header Host must be " + address.base().getHost() + ".");
  }

  private boolean isForAnyHost() {
    return path.equals("/metrics") || path.equals("/health") || path.startsWith("/health/");
  }
}
