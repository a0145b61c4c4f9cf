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
  private static final Clock CLOCK = Clock.systemUTC();

  @Produces
  @Singleton
  SigningKeys signingKeys(CallerSettings settings) {
    return new SigningKeys(new KeyEndpoint(settings.jwksUri(), PATIENCE), PATIENCE, CLOCK);
  }

  @Produces
  @Singleton
  VerifiedTokens verifiedTokens(CallerSettings settings, SigningKeys keys) {
    return new VerifiedTokens(new TokenVerifier(settings, keys, CLOCK), MOST_TOKENS, CLOCK);
  }

  @Produces
  @Singleton
  CallerRate callerRate(CallerSettings settings) {
    return new CallerRate(settings.rate(), settings.ratePeriod(), CLOCK);
  }

  @Produces
  @Singleton
  RefusedTokens refusedTokens() {
    return new RefusedTokens();
  }
}
