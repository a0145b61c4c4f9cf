package org.gatehouse.delivery;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.gatehouse.graph.Breaker;
import org.gatehouse.graph.GraphClient;
import org.gatehouse.graph.GraphInvitation;
import org.gatehouse.graph.GraphSettings;
import org.gatehouse.ledger.Invitation;
import org.gatehouse.ledger.Opening;
import org.gatehouse.ledger.Submission;
import org.gatehouse.pace.Pace;
import org.gatehouse.telemetry.Happening;
import org.gatehouse.telemetry.Meters;

/** Carries out what the ledger gave a lease for, and writes down how it ended. */
@ApplicationScoped
public class Deliveries {
  @Inject GraphClient graph;
  @Inject GraphSettings graphSettings;
  @Inject DeliverySettings settings;
  @Inject Closing closing;
  @Inject Pace pace;
  @Inject Breaker breaker;
  @Inject Clock clock;
  @Inject Sleep sleep;
  @Inject Meters meters;

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
            graph::invite, graph::findGuest, limits, pace, breaker, backoff, clock, sleep, meters);
  }

  /** Works on it until the deadline at most. */
  public Ending carryOut(Opening.Go go, Instant deadline) {
    Invitation invitation = go.invitation();
    Submission asked = invitation.submission();
    GraphInvitation wanted =
        new GraphInvitation(
            asked.emailAddress(), asked.displayName(), asked.redirectUrl(), asked.sendMessage());
    Ending ending =
        delivery.deliver(new Order(wanted, invitation.receivedAt(), go.unknownSince(), deadline));
    closing.close(go.lease(), ending);
    return ending;
  }

  /** Ends it before anything is sent. */
  public Ending refuse(Opening.Go go, String message) {
    Ending ending = new Ending.Refused(message, null, 0);
    closing.close(go.lease(), ending);
    return ending;
  }

  /** Brings to its end what a server that died or ran out of time has left under way. */
  public void recover(Opening.Go left) {
    Ending ending = carryOut(left, clock.instant().plus(settings.answerWithin()));
    if (!(ending instanceof Ending.Open)) {
      meters.count(Happening.RECOVERED);
    }
  }
}
