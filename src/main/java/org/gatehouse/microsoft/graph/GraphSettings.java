package org.gatehouse.microsoft.graph;

import java.net.URI;
import java.time.Duration;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.config.SharedSettings;

/**
 * Settings of the calls to Graph.
 *
 * @param endpoint the cloud's Graph host, without a version
 * @param connectTimeout until a connection stands
 * @param readTimeout until the whole answer is here
 * @param breakerPause how long the circuit breaker stays open
 */
public record GraphSettings(
    URI endpoint, Duration connectTimeout, Duration readTimeout, Duration breakerPause) {

  public static GraphSettings read(Settings settings) {
    return new GraphSettings(
        SharedSettings.graphEndpoint(settings),
        settings.duration(
            "graph.connect-timeout",
            Duration.ofSeconds(5),
            Duration.ofMillis(100),
            Duration.ofMinutes(1)),
        settings.duration(
            "graph.read-timeout",
            Duration.ofSeconds(30),
            Duration.ofMillis(100),
            Duration.ofMinutes(5)),
        settings.duration(
            "graph.circuit-breaker.delay",
            Duration.ofMinutes(15),
            Duration.ZERO,
            Duration.ofDays(1)));
  }

  /** The longest that one call can take. */
  public Duration longestCall() {
    return connectTimeout.plus(readTimeout);
  }
}
