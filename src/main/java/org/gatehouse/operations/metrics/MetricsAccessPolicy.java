package org.gatehouse.operations.metrics;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.gatehouse.platform.config.Network;

/**
 * Decides who may read the metrics without a token: localhost, and networks that the operator
 * names. A request through a proxy is never local.
 */
final class MetricsAccessPolicy {
  private static final List<String> SIGNS_OF_A_PROXY =
      List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");

  private static final List<Network> LOOPBACK =
      Stream.of("127.0.0.0/8", "::1").flatMap(each -> Network.parse(each).stream()).toList();

  private final List<Network> allowed;

  MetricsAccessPolicy(List<Network> allowed) {
    this.allowed = allowed;
  }

  /**
   * @param remoteAddress of the connection
   * @param hasHeader whether a header was sent
   */
  boolean includes(String remoteAddress, Predicate<String> hasHeader) {
    return Stream.concat(LOOPBACK.stream(), allowed.stream())
            .anyMatch(network -> network.contains(remoteAddress))
        && SIGNS_OF_A_PROXY.stream().noneMatch(hasHeader);
  }
}
