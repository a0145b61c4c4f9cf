package org.gatehouse.invitations.delivery;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.gatehouse.invitations.store.IntakeResult;
import org.gatehouse.invitations.store.Invitation;
import org.gatehouse.invitations.store.NewInvitation;
import org.gatehouse.microsoft.graph.CircuitBreaker;
import org.gatehouse.microsoft.graph.GraphInvitation;
import org.gatehouse.microsoft.graph.GraphSettings;
import org.gatehouse.microsoft.graph.InvitationsApi;
import org.gatehouse.microsoft.graph.UsersApi;
import org.gatehouse.microsoft.ratelimit.RateLimiter;
import org.gatehouse.platform.telemetry.CounterName;
import org.gatehouse.platform.telemetry.Metrics;
import org.gatehouse.web.errors.ErrorCode;

/** Delivers invitations for which the store gave a lease, and records the results. */
@ApplicationScoped
public class DeliveryService {
  @Inject InvitationsApi invitations;
  @Inject UsersApi users;
  @Inject GraphSettings graphSettings;
  @Inject DeliverySettings settings;
  @Inject ResultRecorder results;
  @Inject RateLimiter rateLimiter;
  @Inject CircuitBreaker circuitBreaker;
  @Inject Clock clock;
  @Inject Sleeper sleep;
  @Inject Metrics metrics;

  private Delivery delivery;

  @PostConstruct
  void prepare() {
    Backoff backoff =
        new Backoff(
            Duration.ofMillis(500),
            Duration.ofSeconds(10),
            () -> ThreadLocalRandom.current().nextDouble());
    Delivery.Limits limits =
        new Delivery.Limits(
            graphSettings.longestCall(), settings.directoryPatience(), settings.signInUrl());
    delivery =
        new Delivery(
            invitations::create,
            users::findGuest,
            limits,
            rateLimiter,
            circuitBreaker,
            backoff,
            clock,
            sleep,
            metrics);
  }

  /** Works on it until the deadline at most. */
  public DeliveryResult carryOut(IntakeResult.Acquired go, Instant deadline) {
    Invitation invitation = go.invitation();
    NewInvitation asked = invitation.submission();
    GraphInvitation wanted =
        new GraphInvitation(
            asked.emailAddress(), asked.displayName(), asked.redirectUrl(), asked.sendMessage());
    DeliveryResult ending =
        delivery.deliver(
            new DeliveryRequest(wanted, invitation.receivedAt(), go.unknownSince(), deadline));
    results.close(go.lease(), ending);
    return ending;
  }

  /** Ends it before anything is sent. */
  public DeliveryResult refuse(IntakeResult.Acquired go, String message) {
    DeliveryResult ending =
        new DeliveryResult.Refused(ErrorCode.DOMAIN_NOT_ALLOWED, message, null, 0);
    results.close(go.lease(), ending);
    return ending;
  }

  /** Continues a request that a crash or a timeout interrupted. */
  public void recover(IntakeResult.Acquired left) {
    DeliveryResult ending = carryOut(left, clock.instant().plus(settings.answerWithin()));
    if (!(ending instanceof DeliveryResult.Open)) {
      metrics.count(CounterName.RECOVERED);
    }
  }
}
