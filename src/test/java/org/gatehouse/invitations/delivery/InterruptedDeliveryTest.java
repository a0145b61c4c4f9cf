package org.gatehouse.invitations.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gatehouse.SettableClock;
import org.gatehouse.microsoft.graph.CircuitBreaker;
import org.gatehouse.microsoft.graph.CreatedInvitation;
import org.gatehouse.microsoft.graph.DirectoryGuest;
import org.gatehouse.microsoft.graph.GraphFailures;
import org.gatehouse.microsoft.graph.GraphInvitation;
import org.gatehouse.microsoft.ratelimit.RateLimitSettings;
import org.gatehouse.microsoft.ratelimit.RateLimiter;
import org.gatehouse.platform.telemetry.Metrics;
import org.gatehouse.platform.telemetry.RequestContext;

/** The server stops at each point where a delivery waits, in whatever course of events. */
class InterruptedDeliveryTest {
  private static final Duration MAX_CALL_TIME = Duration.ofSeconds(5);
  private static final Metrics METERS = new Metrics(new RequestContext());

  /** What becomes of a call. */
  enum Call {
    LOST_WITH_EFFECT(true, GraphFailures::broken),
    LOST(false, GraphFailures::broken),
    UNAVAILABLE(false, () -> GraphFailures.answer(503, "later")),
    THROTTLED(false, () -> GraphFailures.answer(429, "later", "3")),
    NOT_SENT(false, GraphFailures::notSent);

    private final boolean effect;
    private final Supplier<RuntimeException> failure;

    Call(boolean effect, Supplier<RuntimeException> failure) {
      this.effect = effect;
      this.failure = failure;
    }

    boolean isLost() {
      return this == LOST || this == LOST_WITH_EFFECT;
    }
  }

  /** One delivery, and what Graph has seen of it. */
  private static final class Run {
    private final SettableClock clock = new SettableClock();
    private final List<Call> script;
    private final Instant unknownSince;
    private int called;
    private int calledWhenStopped = -1;
    private int mails;
    private boolean lost;
    private int waits;

    Run(List<Call> script, boolean takenUpAgain) {
      this.script = script;
      this.unknownSince = takenUpAgain ? SettableClock.START.minusSeconds(60) : null;
      this.lost = takenUpAgain;
    }

    /**
     * @param stopAt the wait that is interrupted, and each after it; -1 for none
     */
    DeliveryResult deliver(int stopAt) {
      RateLimiter rateLimiter =
          new RateLimiter(
              new RateLimitSettings(1, Duration.ofSeconds(2)),
              clock,
              Optional.empty(),
              clock::nanoTime);
      // Who comes first leaves the next one a wait for the turn.
      rateLimiter.take(clock.instant());
      Delivery delivery =
          new Delivery(
              (invitation, latest) -> call(),
              (address, latest) -> look(),
              new Delivery.Limits(
                  MAX_CALL_TIME,
                  Duration.ofSeconds(10),
                  URI.create("https://myapps.microsoft.com")),
              rateLimiter,
              new CircuitBreaker(Duration.ofMinutes(15), clock),
              new Backoff(Duration.ofMillis(500), Duration.ofSeconds(10), () -> 0.5),
              clock,
              moment -> {
                if (waits++ == stopAt) {
                  calledWhenStopped = called;
                  throw new InterruptedException();
                }
                clock.sleepUntil(moment);
              },
              METERS);
      return delivery.deliver(
          new DeliveryRequest(
              new GraphInvitation("a@b.cc", null, "https://invitations.microsoft.com", true),
              SettableClock.START,
              unknownSince,
              SettableClock.START.plusSeconds(90)));
    }

    private CreatedInvitation call() {
      Call next = called < script.size() ? script.get(called) : null;
      called++;
      clock.pass(Duration.ofSeconds(1));
      if (next == null) {
        mails++;
        return new CreatedInvitation("gi", "guest", "https://redeem", "PendingAcceptance", "r", 0);
      }
      lost |= next.isLost();
      mails += next.effect ? 1 : 0;
      throw next.failure.get();
    }

    private Optional<DirectoryGuest> look() {
      return mails > 0
          ? Optional.of(new DirectoryGuest("guest", "PendingAcceptance", SettableClock.START))
          : Optional.empty();
    }
  }

  @Property(tries = 200)
  void whoStopsBeforeACallSaysThatNothingWasSentAndWhoStopsAfterALostOneThatItIsNotKnown(
      @ForAll("calls") List<Call> script, @ForAll boolean takenUpAgain) {
    Run whole = new Run(script, takenUpAgain);
    whole.deliver(-1);
    for (int stopAt = 0; stopAt < whole.waits; stopAt++) {
      Run run = new Run(script, takenUpAgain);
      DeliveryResult ending = run.deliver(stopAt);
      String course = script + " stopped at " + stopAt + ": " + ending;
      assertTrue(Thread.interrupted(), course);
      assertEquals(run.calledWhenStopped, run.called, course);
      assertEquals(run.called, ending.calls(), course);
      assertTrue(run.mails <= 1, course);
      assertFalse(ending instanceof DeliveryResult.Invited, course);
      if (run.lost) {
        assertTrue(ending instanceof DeliveryResult.Open, course);
      } else {
        assertTrue(((DeliveryResult.Failed) ending).message().contains("nothing was sent"), course);
        assertEquals(0, run.mails, course);
      }
    }
  }

  @Provide
  Arbitrary<List<Call>> calls() {
    return Arbitraries.of(Call.class).list().ofMaxSize(6);
  }
}
