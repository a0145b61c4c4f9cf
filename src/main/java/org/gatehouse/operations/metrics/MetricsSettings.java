package org.gatehouse.operations.metrics;

import java.util.List;
import org.gatehouse.platform.config.Network;
import org.gatehouse.platform.config.Settings;

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
