package org.gatehouse.operations.metrics;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.gatehouse.invitations.delivery.ResultRecorder;
import org.gatehouse.microsoft.entra.GraphTokenProvider;
import org.gatehouse.microsoft.graph.CircuitBreaker;
import org.gatehouse.microsoft.ratelimit.RateLimiter;
import org.gatehouse.platform.telemetry.Metrics;
import org.gatehouse.security.JwksCache;

/** Gauges that read the state of other packages at each scrape. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class Gauges {
  @Inject Metrics metrics;
  @Inject RateLimiter rateLimiter;
  @Inject CircuitBreaker circuitBreaker;
  @Inject GraphTokenProvider token;
  @Inject JwksCache keys;
  @Inject ResultRecorder results;
  @Inject Clock clock;

  @PostConstruct
  void offer() {
    metrics.gauge(
        "gatehouse.rate.limiter.limit",
        "Calls to Graph that may start per graph.rate-limit.period, as learned",
        rateLimiter::currentLimit);
    metrics.gauge(
        "gatehouse.circuit.breaker.open",
        "1 while no call goes out because the tenant takes no invitations",
        () -> circuitBreaker.reason().isPresent() ? 1 : 0);
    metrics.gauge(
        "gatehouse.graph.token.age.seconds",
        "Age of the token for Graph; 0 when there is none",
        () -> seconds(token.age().orElse(Duration.ZERO)));
    metrics.gauge(
        "gatehouse.graph.token.remaining.seconds",
        "Time until the token for Graph expires; 0 when there is none",
        () ->
            seconds(
                token
                    .usableUntil()
                    .map(end -> Duration.between(clock.instant(), end))
                    .orElse(Duration.ZERO)));
    metrics.gauge(
        "gatehouse.signing.keys.available",
        "1 when callers' tokens can be verified",
        () -> keys.ready() ? 1 : 0);
    metrics.gauge(
        "gatehouse.results.pending",
        "Results of requests that wait for the database to be written",
        results::waiting);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
