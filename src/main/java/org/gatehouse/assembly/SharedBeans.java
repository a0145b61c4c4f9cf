package org.gatehouse.assembly;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.gatehouse.delivery.Sleep;
import org.gatehouse.graph.Breaker;
import org.gatehouse.graph.GraphSettings;
import org.gatehouse.ledger.SharedTexts;
import org.gatehouse.limits.LimitSettings;
import org.gatehouse.limits.Limits;
import org.gatehouse.pace.Pace;
import org.gatehouse.pace.PaceSettings;
import org.gatehouse.pace.SharedState;
import org.gatehouse.telemetry.Meters;
import org.gatehouse.telemetry.RequestNotes;
import org.gatehouse.telemetry.Span;

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
  RequestNotes requestNotes() {
    return new RequestNotes();
  }

  @Produces
  @Singleton
  Meters meters(RequestNotes notes) {
    return new Meters(notes);
  }

  /** What listens to the virtual machine is taken off it again. */
  void dispose(@Disposes Meters meters) {
    meters.close();
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
  Limits limits(LimitSettings settings) {
    return new Limits(settings);
  }

  @Produces
  @Singleton
  Pace pace(PaceSettings settings, Clock clock, SharedTexts texts, Meters meters) {
    SharedState timed =
        change -> {
          try (Meters.Watch watch = meters.start(Span.DATABASE, "pace")) {
            texts.change("pace", change);
            watch.outcome("done");
          }
        };
    return new Pace(settings, clock, texts.areShared() ? Optional.of(timed) : Optional.empty());
  }

  @Produces
  @Singleton
  Breaker breaker(GraphSettings settings, Clock clock) {
    return new Breaker(settings.breakerPause(), clock);
  }
}
