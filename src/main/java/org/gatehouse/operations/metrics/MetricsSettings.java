package org.gatehouse.operations.metrics;

import java.util.List;
import org.gatehouse.platform.config.Network;
import org.gatehouse.platform.config.Settings;

/**
 * Settings of the access to metrics.
 *
 * @param allowedAddresses networks that scrape the service directly, not through a proxy
 */
public record MetricsSettings(List<Network> allowedAddresses) {
  public static MetricsSettings read(Settings settings) {
    return new MetricsSettings(settings.networks("metrics.allowed-addresses"));
  }
}
