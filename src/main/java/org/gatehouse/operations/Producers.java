package org.gatehouse.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.gatehouse.invitations.delivery.Sleeper;
import org.gatehouse.microsoft.graph.CircuitBreaker;
import org.gatehouse.microsoft.graph.GraphSettings;
import org.gatehouse.microsoft.ratelimit.RateLimitSettings;
import org.gatehouse.microsoft.ratelimit.RateLimiter;
import org.gatehouse.microsoft.ratelimit.SharedState;
import org.gatehouse.platform.database.ClusterStateRepository;
import org.gatehouse.platform.telemetry.Metrics;
import org.gatehouse.platform.telemetry.RequestContext;
import org.gatehouse.platform.telemetry.TimerName;
import org.gatehouse.web.limits.LimitSettings;
import org.gatehouse.web.limits.Limits;

/** CDI producers of the plain classes that all requests share. */
@ApplicationScoped
public class Producers {
  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  RequestContext requestNotes() {
    return new RequestContext();
  }

  @Produces
  @Singleton
  Metrics metrics(RequestContext notes) {
    return new Metrics(notes);
  }

  /** What listens to the virtual machine is taken off it again. */
  void dispose(@Disposes Metrics metrics) {
    metrics.close();
  }

  @Produces
  @Singleton
  Sleeper sleep(Clock clock) {
    return moment -> {
      Duration wait = Duration.between(clock.instant(), moment);
      if (!wait.isNegative()) {
        // Rounded up: who wakes early would find its moment not come yet.
        Thread.sleep(wait.plusNanos(999_999).toMillis());
      }
    };
  }

  @Produces
  @Singleton
  Limits limits(LimitSettings settings) {
    return new Limits(settings);
  }

  @Produces
  @Singleton
  RateLimiter rateLimiter(
      RateLimitSettings settings,
      Clock clock,
      ClusterStateRepository clusterState,
      Metrics metrics) {
    SharedState timed =
        change -> {
          try (Metrics.Sample watch = metrics.start(TimerName.DATABASE, "rate_limit")) {
            clusterState.change("rate_limit", change);
            watch.outcome("done");
          }
        };
    return new RateLimiter(
        settings,
        clock,
        clusterState.areShared() ? Optional.of(timed) : Optional.empty(),
        System::nanoTime);
  }

  @Produces
  @Singleton
  CircuitBreaker circuitBreaker(GraphSettings settings, Clock clock) {
    return new CircuitBreaker(settings.breakerPause(), clock);
  }
}
