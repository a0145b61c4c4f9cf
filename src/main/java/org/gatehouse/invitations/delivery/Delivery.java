package org.gatehouse.invitations.delivery;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import org.gatehouse.invitations.store.GraphConfirmation;
import org.gatehouse.microsoft.entra.EntraException;
import org.gatehouse.microsoft.graph.CircuitBreaker;
import org.gatehouse.microsoft.graph.CreatedInvitation;
import org.gatehouse.microsoft.graph.DirectoryGuest;
import org.gatehouse.microsoft.graph.GraphException;
import org.gatehouse.microsoft.graph.GraphInvitation;
import org.gatehouse.microsoft.ratelimit.RateLimiter;
import org.gatehouse.platform.telemetry.CounterName;
import org.gatehouse.platform.telemetry.Metrics;
import org.gatehouse.platform.telemetry.TimerName;
import org.gatehouse.web.errors.ErrorCode;

/**
 * Delivers one invitation to Graph and retries until there is a result or the deadline.
 *
 * <p>A call whose outcome is unknown is never simply repeated: a second call would send a second
 * mail and can invalidate the link in the first. The directory is polled for the guest instead,
 * because a new guest appears there with a delay. Holds no transaction, connection or lock while it
 * waits.
 */
final class Delivery {
  /** A guest that the directory got this long before the request was there already. */
  private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

  private static final String UNFIT_LINK =
      "redeem URL of Graph not usable; the answer has the tenant's sign-in link";

  /** Each of them may send one more mail. */
  private static final int MAX_BLIND_REPEATS = 2;

  private final BiFunction<GraphInvitation, Instant, CreatedInvitation> invite;
  private final BiFunction<String, Instant, Optional<DirectoryGuest>> find;
  private final Limits limits;
  private final RateLimiter rateLimiter;
  private final CircuitBreaker circuitBreaker;
  private final Backoff backoff;
  private final Clock clock;
  private final Sleeper sleep;
  private final Metrics metrics;

  /**
   * @param longestCall the longest that one call to Graph can take
   * @param directoryPatience how long a new guest may take to show up
   * @param signInUrl the answer's link where the invitation's own was lost
   */
  record Limits(Duration longestCall, Duration directoryPatience, URI signInUrl) {}

  /**
   * @param invite calls Graph, and sends nothing after the moment given
   * @param find looks in the directory, and sends nothing after the moment given
   */
  Delivery(
      BiFunction<GraphInvitation, Instant, CreatedInvitation> invite,
      BiFunction<String, Instant, Optional<DirectoryGuest>> find,
      Limits limits,
      RateLimiter rateLimiter,
      CircuitBreaker circuitBreaker,
      Backoff backoff,
      Clock clock,
      Sleeper sleep,
      Metrics metrics) {
    this.invite = invite;
    this.find = find;
    this.limits = limits;
    this.rateLimiter = rateLimiter;
    this.circuitBreaker = circuitBreaker;
    this.backoff = backoff;
    this.clock = clock;
    this.sleep = sleep;
    this.metrics = metrics;
  }

  /** Answers how it ended; throws nothing that Graph, Entra or time can cause. */
  DeliveryResult deliver(DeliveryRequest order) {
    return new Attempt(order).run();
  }

  /** One delivery in progress. */
  private final class Attempt {
    private final DeliveryRequest order;

    /** Nothing that is sent later can end in time. */
    private final Instant latest;

    private int calls;
    private int failures;
    private int blindRepeats;
    private Instant unknownSince;

    /** When the latest call was lost, even if the guest was not found since; null when none was. */
    private Instant lostAt;

    private DirectoryGuest found;
    private String trouble = "An earlier attempt ended without an answer.";
    private ErrorCode troubleCode = ErrorCode.GRAPH_THROTTLED;
    private String requestId;

    Attempt(DeliveryRequest order) {
      this.order = order;
      this.latest = order.deadline().minus(limits.longestCall());
      this.unknownSince = order.unknownSince();
      this.lostAt = unknownSince;
    }

    DeliveryResult run() {
      try {
        while (true) {
          Optional<DeliveryResult> end = unknownSince == null ? call() : findOut();
          if (end.isPresent()) {
            return unlessFound(end.get());
          }
        }
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
        return unlessFound(stopped());
      }
    }

    /** Only a call whose outcome was lost leaves anything to find out. */
    private DeliveryResult stopped() {
      if (lostAt == null) {
        return failed(
            ErrorCode.INVITATION_FAILED,
            "The service is stopping, and nothing was sent; repeat the request.");
      }
      unknownSince = lostAt;
      return open("The service is stopping.");
    }

    private Optional<DeliveryResult> call() throws InterruptedException {
      Optional<String> stopped = circuitBreaker.reason();
      if (stopped.isEmpty()) {
        if (!awaitTurn()) {
          return Optional.of(failed(troubleCode, deadlineMessage()));
        }
        // Others may have met the tenant's refusal while this one stood in line.
        stopped = circuitBreaker.reason();
      }
      if (stopped.isPresent()) {
        return Optional.of(failed(ErrorCode.TENANT_BLOCKS_INVITATIONS, stopped.get()));
      }
      calls++;
      try {
        return Optional.of(invited(invite.apply(order.invitation(), latest)));
      } catch (GraphException failure) {
        return after(failure);
      } catch (EntraException noToken) {
        calls--;
        return Optional.of(failed(ErrorCode.ENTRA_TOKEN_UNAVAILABLE, noToken.getMessage()));
      } catch (RuntimeException unforeseen) {
        return after(GraphException.unforeseen(unforeseen));
      }
    }

    private String deadlineMessage() {
      return failures > 0
          ? trouble
          : "Too many invitations are waiting for Microsoft Graph; repeat the request later.";
    }

    /** Answers false when the turn would come too late to end in time. */
    private boolean awaitTurn() throws InterruptedException {
      try (Metrics.Sample watch = metrics.start(TimerName.LINE, "call")) {
        boolean came = awaitPermit();
        watch.outcome(came ? "granted" : "timed_out");
        return came;
      }
    }

    private boolean awaitPermit() throws InterruptedException {
      Optional<RateLimiter.Permit> slot = rateLimiter.take(latest);
      while (slot.isPresent() && !slot.get().at().isAfter(latest)) {
        sleep.until(slot.get().at());
        if (clock.instant().isAfter(latest)) {
          return false;
        }
        RateLimiter.Permit promised = slot.get();
        RateLimiter.Permit now = rateLimiter.asItStands(promised);
        if (now.equals(promised)) {
          return true;
        }
        slot = Optional.of(now);
      }
      return false;
    }

    private DeliveryResult invited(CreatedInvitation answer) {
      rateLimiter.used(answer.limitUsed());
      boolean unfit = answer.redeemUrl() == null;
      return new DeliveryResult.Invited(
          new GraphConfirmation(
              answer.graphInvitationId(),
              answer.guestId(),
              unfit ? limits.signInUrl().toString() : answer.redeemUrl(),
              answer.status(),
              answer.requestId(),
              unfit ? UNFIT_LINK : null),
          calls);
    }

    private Optional<DeliveryResult> after(GraphException failure) throws InterruptedException {
      failures++;
      requestId = failure.requestId();
      RetryDecision next = RetryDecision.after(failure, failures, backoff::after);
      if (next instanceof RetryDecision.Refuse refuse) {
        return Optional.of(
            new DeliveryResult.Refused(
                ErrorCode.GRAPH_REJECTED, refuse.message(), requestId, calls));
      }
      if (next instanceof RetryDecision.Fail fail) {
        return Optional.of(failed(fail.code(), fail.message()));
      }
      if (next instanceof RetryDecision.OpenCircuit stop) {
        circuitBreaker.open(stop.message());
        metrics.count(CounterName.BREAKER_OPENED);
        return Optional.of(failed(ErrorCode.TENANT_BLOCKS_INVITATIONS, stop.message()));
      }
      if (next instanceof RetryDecision.LookUp findOut) {
        troubled(ErrorCode.GRAPH_UNAVAILABLE, findOut.why());
        // From now on: whatever the call did, it did before.
        unknownSince = clock.instant();
        lostAt = unknownSince;
        metrics.count(CounterName.OUTCOME_UNKNOWN);
        // Only a fresh link was lost: the guest is known to be there.
        return found == null ? Optional.empty() : Optional.of(open(trouble));
      }
      RetryDecision.Retry again = (RetryDecision.Retry) next;
      troubled(again.code(), again.why());
      if (failure.status() == 429) {
        metrics.count(CounterName.THROTTLED);
        rateLimiter.throttled(again.pause());
      }
      if (!waitFor(again.pause())) {
        return Optional.of(failed(troubleCode, trouble));
      }
      metrics.count(CounterName.RETRIED);
      return Optional.empty();
    }

    private Optional<DeliveryResult> findOut() throws InterruptedException {
      Instant patientUntil = unknownSince.plus(limits.directoryPatience());
      for (int looks = 1; !clock.instant().isAfter(latest); looks++) {
        Instant lookedAt = clock.instant();
        Duration asked = Duration.ZERO;
        try {
          Optional<DirectoryGuest> guest =
              find.apply(order.invitation().invitedUserEmailAddress(), latest);
          if (guest.isPresent()) {
            return found(guest.get());
          }
          if (!lookedAt.isBefore(patientUntil)) {
            unknownSince = null;
            return Optional.empty();
          }
        } catch (GraphException failure) {
          if (failure.status() == 403) {
            return repeatBlindly();
          }
          asked = failure.retryAfter().orElse(Duration.ZERO);
        } catch (EntraException noToken) {
          troubled(ErrorCode.ENTRA_TOKEN_UNAVAILABLE, noToken.getMessage());
        } catch (RuntimeException unforeseen) {
          troubled(ErrorCode.GRAPH_UNAVAILABLE, GraphException.unforeseen(unforeseen).getMessage());
        }
        Instant now = clock.instant();
        Instant notBefore = now.plus(asked);
        if (!now.isBefore(latest) || notBefore.isAfter(latest)) {
          break;
        }
        Instant next = earlier(now.plus(backoff.after(looks)), latest);
        if (now.isBefore(patientUntil)) {
          next = earlier(next, patientUntil);
        }
        sleep.until(next.isBefore(notBefore) ? notBefore : next);
      }
      return Optional.of(open(trouble));
    }

    private static Instant earlier(Instant one, Instant other) {
      return one.isBefore(other) ? one : other;
    }

    /** The app may not read users, as said at start: invite again rather than never. */
    private Optional<DeliveryResult> repeatBlindly() throws InterruptedException {
      blindRepeats++;
      if (blindRepeats > MAX_BLIND_REPEATS) {
        unknownSince = null;
        return Optional.of(
            failed(
                ErrorCode.OUTCOME_UNKNOWN,
                trouble
                    + " Whether the guest was invited cannot be found out, because this service may"
                    + " not read users (User.Read.All)."));
      }
      if (!waitFor(backoff.after(blindRepeats))) {
        return Optional.of(open(trouble));
      }
      unknownSince = null;
      return Optional.empty();
    }

    /** With a mail on its way, its link must live; without one, a second call costs nothing. */
    private Optional<DeliveryResult> found(DirectoryGuest guest) {
      unknownSince = null;
      found = guest;
      metrics.count(CounterName.FOUND);
      return order.invitation().sendInvitationMessage()
          ? Optional.of(invitedBefore(guest))
          : Optional.empty();
    }

    /** Who was found is invited, even if no fresh link can be had. */
    private DeliveryResult unlessFound(DeliveryResult end) {
      boolean knowsLess =
          end instanceof DeliveryResult.Failed || end instanceof DeliveryResult.Open;
      return found != null && knowsLess ? invitedBefore(found) : end;
    }

    private DeliveryResult invitedBefore(DirectoryGuest guest) {
      boolean older =
          guest.createdAt() != null
              && guest.createdAt().isBefore(order.receivedAt().minus(CLOCKS_APART));
      String note =
          older && order.invitation().sendInvitationMessage()
              ? "answer lost; the guest was in the directory before, so whether this mail went out"
                  + " is not known"
              : "answer lost; the guest was found in the directory";
      return new DeliveryResult.Invited(
          new GraphConfirmation(
              null,
              guest.id(),
              limits.signInUrl().toString(),
              guest.invitationStatus(),
              requestId,
              note),
          calls);
    }

    /** Answers false when nothing could be ended after the wait. */
    private boolean waitFor(Duration wait) throws InterruptedException {
      Instant then = clock.instant().plus(wait);
      if (then.isAfter(latest)) {
        return false;
      }
      sleep.until(then);
      return true;
    }

    private void troubled(ErrorCode code, String why) {
      troubleCode = code;
      trouble = why;
    }

    private DeliveryResult failed(ErrorCode code, String message) {
      return new DeliveryResult.Failed(code, message, requestId, calls);
    }

    private DeliveryResult open(String message) {
      return new DeliveryResult.Open(
          message
              + " It is not known yet whether the guest was invited; this service finds out by"
              + " itself. Repeat the same request for its outcome.",
          requestId,
          unknownSince == null ? clock.instant() : unknownSince,
          calls);
    }
  }
}
