package org.gatehouse.caller;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Builds what this room shares, once for the server, from its settings. */
@ApplicationScoped
public class CallerBeans {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int MOST_TOKENS = 10_000;

  @Produces
  @Singleton
  SigningKeys signingKeys(CallerSettings settings, Clock clock) {
    return new SigningKeys(new KeyEndpoint(settings.jwksUri(), PATIENCE), PATIENCE, clock);
  }

  @Produces
  @Singleton
  VerifiedTokens verifiedTokens(CallerSettings settings, SigningKeys keys, Clock clock) {
    return new VerifiedTokens(new TokenVerifier(settings, keys, clock), MOST_TOKENS, clock);
  }

  @Produces
  @Singleton
  CallerRate callerRate(CallerSettings settings, Clock clock) {
    return new CallerRate(settings.rate(), settings.ratePeriod(), clock);
  }

  @Produces
  @Singleton
  RefusedTokens refusedTokens() {
    return new RefusedTokens();
  }
}
