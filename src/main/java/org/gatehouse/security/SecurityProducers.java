package org.gatehouse.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.gatehouse.platform.jobs.Job;

/** CDI producers of this package's shared classes and jobs. */
@ApplicationScoped
public class SecurityProducers {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MAX_TOKENS = 10_000;

  @Produces
  @Singleton
  JwksCache signingKeys(CallerSettings settings, Clock clock) {
    return new JwksCache(new JwksClient(settings.jwksUri(), TIMEOUT), TIMEOUT, clock);
  }

  @Produces
  @Singleton
  TokenCache verifiedTokens(CallerSettings settings, JwksCache keys, Clock clock) {
    return new TokenCache(new TokenVerifier(settings, keys, clock), MAX_TOKENS, clock);
  }

  @Produces
  @Singleton
  CallerRateLimiter callerRate(CallerSettings settings, Clock clock) {
    return new CallerRateLimiter(settings.rate(), settings.ratePeriod(), clock);
  }

  @Produces
  @Singleton
  RejectedTokenCounter refusedTokens() {
    return new RejectedTokenCounter();
  }

  @Produces
  Job signingKeyRefresh(JwksCache keys) {
    return Job.ofNode("signing key refresh", MINUTE, keys::keepFresh);
  }

  @Produces
  Job refusedTokensSummary(RejectedTokenCounter refused) {
    return Job.ofNode("refused tokens summary", MINUTE, refused::report);
  }
}
