package org.gatehouse.microsoft.entra;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.gatehouse.platform.jobs.Job;

/** The access token for Graph, shared by all requests of this server. */
@ApplicationScoped
public class GraphTokenProvider {
  @Inject EntraSettings settings;
  @Inject Clock clock;
  @Resource ManagedExecutorService executor;

  private static final Duration RENEWAL_PERIOD = Duration.ofSeconds(10);

  private GraphTokenCache shared;

  @PostConstruct
  void signIn() {
    shared =
        new GraphTokenCache(
            new MsalApplication(settings, executor, clock)::token, settings.retryPause(), clock);
  }

  /**
   * The token in use; waits for Entra only when there is none.
   *
   * @throws EntraException when there is none to be had within {@code timeout}
   */
  public AccessToken get(Duration timeout) {
    return shared.get(timeout);
  }

  /**
   * A newer token than the one that Graph has just answered with 401.
   *
   * @throws EntraException when there is none to be had within {@code timeout}
   */
  public AccessToken refreshRejected(AccessToken refused, Duration timeout) {
    return shared.refreshRejected(refused, timeout);
  }

  /** Renews the token ahead of its end, so that no request waits for Entra. */
  @Produces
  Job renewal() {
    return Job.ofNode("token renewal", RENEWAL_PERIOD, shared::renewIfDue);
  }

  /** How long ago the token in use was issued to us; empty when there is none. */
  public Optional<Duration> age() {
    return shared.usable().map(token -> Duration.between(token.receivedAt(), clock.instant()));
  }

  /** When the token in use ends; empty when there is none. */
  public Optional<Instant> usableUntil() {
    return shared.usable().map(AccessToken::expiresAt);
  }
}
