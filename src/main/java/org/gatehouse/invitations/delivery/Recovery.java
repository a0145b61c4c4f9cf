package org.gatehouse.invitations.delivery;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.gatehouse.invitations.store.InvitationStore;
import org.gatehouse.platform.database.DatabaseConflictException;
import org.gatehouse.platform.database.SchemaMigration;
import org.gatehouse.platform.jobs.Job;
import org.gatehouse.platform.telemetry.Metrics;
import org.gatehouse.platform.telemetry.TimerName;

/** Looks regularly for requests that nobody works on, and has them finished. */
@ManagedExecutorDefinition(
    name = "java:app/concurrent/recovery",
    maxAsync = Recovery.AT_ONCE,
    hungTaskThreshold = 600_000)
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Recovery {
  private static final System.Logger LOG = System.getLogger(Recovery.class.getName());

  /** Requests finished at a time; the others keep their place in the line. */
  static final int AT_ONCE = 16;

  private static final Duration SOON = Duration.ofMillis(250);

  @Resource(lookup = "java:app/concurrent/recovery")
  ManagedExecutorService workers;

  @Inject RecoverySettings settings;
  @Inject InvitationStore ledger;
  @Inject DeliveryService deliveries;
  @Inject ResultRecorder closing;
  @Inject Metrics meters;

  private final Semaphore places = new Semaphore(AT_ONCE);

  @Inject SchemaMigration schema;

  /** An embedded database has one server only, so nobody holds the leases that are left in it. */
  @PostConstruct
  void endLeasesOfTheStoppedServer() {
    int left = schema.isEmbedded() ? ledger.endAllLeases() : 0;
    if (left > 0) {
      LOG.log(
          System.Logger.Level.INFO,
          "{0} requests were in progress when the server stopped; recovery finishes them",
          left);
    }
  }

  /** On every node: requests are taken up one by one, and each keeps results of its own. */
  @Produces
  public Job job() {
    return new Job("recovery", Job.Scope.NODE, settings.every(), this::look);
  }

  /** Has as many requests finished as there are places; looks again soon while more are left. */
  private Job.Next look() {
    closing.writeKept();
    int free = places.availablePermits();
    List<UUID> left = lookFor(free);
    left.forEach(this::finishSoon);
    return Job.Next.in(left.size() == free ? SOON : settings.every());
  }

  private List<UUID> lookFor(int most) {
    return meters.timed(TimerName.DATABASE, "find_expired", () -> ledger.runOut(most));
  }

  private void finishSoon(UUID id) {
    if (!places.tryAcquire()) {
      return;
    }
    try {
      workers.execute(() -> finish(id));
    } catch (RejectedExecutionException full) {
      places.release();
    }
  }

  private void finish(UUID id) {
    try {
      meters
          .timed(TimerName.DATABASE, "claim", () -> ledger.takeUp(id))
          .ifPresent(deliveries::recover);
    } catch (DatabaseConflictException takenByAnother) {
      LOG.log(System.Logger.Level.DEBUG, "Request {0} was claimed by another node", id);
    } catch (RuntimeException notNow) {
      LOG.log(
          System.Logger.Level.WARNING,
          "Recovery of request {0} failed and will be retried: {1}",
          id,
          notNow.getMessage());
    } finally {
      places.release();
    }
  }
}
