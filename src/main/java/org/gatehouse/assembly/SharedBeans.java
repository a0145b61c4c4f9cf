package org.gatehouse.assembly;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.gatehouse.delivery.Sleep;
import org.gatehouse.graph.Breaker;
import org.gatehouse.graph.GraphSettings;
import org.gatehouse.ledger.SharedTexts;
import org.gatehouse.pace.Pace;
import org.gatehouse.pace.PaceSettings;
import org.gatehouse.pace.SharedState;

/** Offers the plain classes that all requests share. */
@ApplicationScoped
public class SharedBeans {
  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  Sleep sleep(Clock clock) {
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
  Pace pace(PaceSettings settings, Clock clock, SharedTexts texts) {
    Optional<SharedState> shared =
        texts.areShared() ? Optional.of(change -> texts.change("pace", change)) : Optional.empty();
    return new Pace(settings, clock, shared);
  }

  @Produces
  @Singleton
  Breaker breaker(GraphSettings settings, Clock clock) {
    return new Breaker(settings.breakerPause(), clock);
  }
}
