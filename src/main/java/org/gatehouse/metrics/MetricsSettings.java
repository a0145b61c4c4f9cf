package org.gatehouse.metrics;

import java.util.List;
import java.util.Optional;
import org.gatehouse.settings.Settings;

/**
 * Who may read the metrics without a token.
 *
 * @param allowedAddresses networks from which the service is asked directly, not through a proxy
 */
public record MetricsSettings(List<Network> allowedAddresses) {
  private static final String ALLOWED = "metrics.allowed-addresses";

  public static MetricsSettings read(Settings settings) {
    List<Optional<Network>> read = settings.list(ALLOWED).stream().map(Network::parse).toList();
    if (read.stream().anyMatch(Optional::isEmpty)) {
      settings.fault(ALLOWED, "must list IP addresses or networks such as 10.1.0.0/16");
    }
    return new MetricsSettings(read.stream().flatMap(Optional::stream).toList());
  }
}
