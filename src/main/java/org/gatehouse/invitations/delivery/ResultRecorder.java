package org.gatehouse.invitations.delivery;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ThreadLocalRandom;
import org.gatehouse.invitations.store.InvitationStore;
import org.gatehouse.invitations.store.Lease;
import org.gatehouse.platform.telemetry.Metrics;
import org.gatehouse.platform.telemetry.RateLimitedLogger;
import org.gatehouse.platform.telemetry.TimerName;

/**
 * Records results of deliveries, and keeps in memory those that the database does not store.
 *
 * <p>A caller gets a confirmation by Graph even if it cannot be stored. Kept results are written
 * when the database is back. If the server crashes before, recovery finds the request in progress
 * and looks the guest up in the directory.
 */
@ApplicationScoped
public class ResultRecorder {
  private static final RateLimitedLogger LOG = RateLimitedLogger.ofLines(ResultRecorder.class);
  private static final int TRIES = 4;

  /** A caller waits meanwhile, and its lease runs. */
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private static final int MAX_KEPT = 10_000;

  @EJB InvitationStore store;
  @Inject Clock clock;
  @Inject Sleeper sleep;
  @Inject Metrics metrics;

  private final Queue<Kept> kept = new ArrayDeque<>();
  private Backoff backoff;

  private record Kept(Lease lease, DeliveryResult ending) {}

  @PostConstruct
  void prepare() {
    backoff =
        new Backoff(
            Duration.ofMillis(100),
            Duration.ofSeconds(1),
            () -> ThreadLocalRandom.current().nextDouble());
  }

  /**
   * Writes an ending, in several tries if need be, or keeps it for later. Nothing is written when
   * the request has come to another end, or somebody else has the lease and Graph has not
   * confirmed.
   */
  public void close(Lease lease, DeliveryResult ending) {
    Instant latest = clock.instant().plus(TIMEOUT);
    String trouble = "";
    for (int tries = 1; tries <= TRIES && !clock.instant().isAfter(latest); tries++) {
      if (tries > 1) {
        pause(tries - 1);
      }
      try {
        write(lease, ending);
        return;
      } catch (RuntimeException refused) {
        trouble = refused.getMessage();
      }
    }
    keep(new Kept(lease, ending));
    LOG.log(
        System.Logger.Level.WARNING,
        "The result of request {0} could not be stored and is kept in memory: {1}",
        lease.id(),
        trouble);
  }

  /**
   * Writes what was kept, oldest first, until the database refuses again; what it refuses goes to
   * the end of the line, so that it never bars the way for the rest.
   */
  public void writeKept() {
    for (Kept next = peek(); next != null; next = peek()) {
      try {
        write(next.lease(), next.ending());
      } catch (RuntimeException refused) {
        remove(next);
        keep(next);
        return;
      }
      remove(next);
    }
  }

  /** How many endings wait for the database. */
  public synchronized int waiting() {
    return kept.size();
  }

  private void write(Lease lease, DeliveryResult ending) {
    metrics.timed(TimerName.DATABASE, "close", () -> put(lease, ending));
  }

  private boolean put(Lease lease, DeliveryResult ending) {
    if (ending instanceof DeliveryResult.Invited invited) {
      return store.invited(lease, invited.outcome(), invited.calls());
    }
    if (ending instanceof DeliveryResult.Refused refused) {
      return store.refused(lease, refused.message(), refused.requestId(), refused.calls());
    }
    if (ending instanceof DeliveryResult.Failed failed) {
      return store.failed(lease, failed.message(), failed.requestId(), failed.calls());
    }
    DeliveryResult.Open open = (DeliveryResult.Open) ending;
    return store.markUnknown(lease, open.message(), open.since(), open.calls());
  }

  private void pause(int tries) {
    try {
      sleep.until(clock.instant().plus(backoff.after(tries)));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void keep(Kept ending) {
    if (kept.size() == MAX_KEPT) {
      kept.remove();
    }
    kept.add(ending);
  }

  private synchronized Kept peek() {
    return kept.peek();
  }

  private synchronized void remove(Kept written) {
    kept.remove(written);
  }
}
