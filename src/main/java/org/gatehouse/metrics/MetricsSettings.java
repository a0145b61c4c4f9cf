package org.gatehouse.metrics;

import java.util.List;
import org.gatehouse.settings.Network;
import org.gatehouse.settings.Settings;

/**
 * Who may read the metrics without a token.
 *
 * @param allowedAddresses networks from which the service is asked directly, not through a proxy
 */
public record MetricsSettings(List<Network> allowedAddresses) {
  public static MetricsSettings read(Settings settings) {
    return new MetricsSettings(settings.networks("metrics.allowed-addresses"));
  }
}
