package org.gatehouse.operations.health;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.gatehouse.invitations.store.InvitationStore;
import org.gatehouse.microsoft.entra.GraphTokenProvider;
import org.gatehouse.microsoft.graph.CircuitBreaker;
import org.gatehouse.operations.lifecycle.ServiceState;
import org.gatehouse.platform.database.DatabaseUnavailableException;
import org.gatehouse.security.JwksCache;

/**
 * Reports whether a request could be authenticated, recorded and sent now; calls neither Graph nor
 * Entra.
 *
 * <p>An open circuit breaker is reported, but the service stays ready, because its answer tells
 * callers what an administrator must do.
 */
@Readiness
@ApplicationScoped
public class ReadinessCheck implements HealthCheck {
  /** Probes come from several sides, every few seconds. */
  private static final Duration LASTING = Duration.ofSeconds(3);

  @Inject ServiceState serviceState;
  @Inject InvitationStore store;
  @Inject GraphTokenProvider token;
  @Inject JwksCache keys;
  @Inject CircuitBreaker circuitBreaker;
  @Inject Clock clock;

  private CachedHealthCheck database;

  @PostConstruct
  void prepare() {
    database = new CachedHealthCheck(this::databaseAnswers, LASTING, clock);
  }

  @Override
  public HealthCheckResponse call() {
    if (!serviceState.isServing()) {
      return HealthCheckResponse.named("gatehouse")
          .withData("phase", serviceState.word())
          .down()
          .build();
    }
    boolean recorded = database.isWell();
    boolean signedIn = token.usableUntil().isPresent();
    boolean callersCanBeProved = keys.ready();
    Optional<String> stopped = circuitBreaker.reason();
    HealthCheckResponseBuilder check =
        HealthCheckResponse.named("gatehouse")
            .withData("database", recorded ? "up" : "down")
            .withData("signingKeys", callersCanBeProved ? "available" : "unavailable")
            .withData("graphToken", signedIn ? "available" : "unavailable")
            .withData("circuitBreaker", stopped.isPresent() ? "open" : "closed");
    stopped.ifPresent(reason -> check.withData("circuitBreakerReason", reason));
    return check.status(recorded && signedIn && callersCanBeProved).build();
  }

  private boolean databaseAnswers() {
    try {
      store.findExpiredLeases(1);
      return true;
    } catch (DatabaseUnavailableException | EJBException down) {
      return false;
    }
  }
}
