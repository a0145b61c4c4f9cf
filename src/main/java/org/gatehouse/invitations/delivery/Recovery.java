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
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.gatehouse.invitations.store.IntakeResult;
import org.gatehouse.invitations.store.InvitationStore;
import org.gatehouse.platform.database.SchemaMigration;
import org.gatehouse.platform.jobs.Job;
import org.gatehouse.platform.telemetry.Metrics;
import org.gatehouse.platform.telemetry.TimerName;

/** Claims requests whose lease has expired, and delivers them. */
@ManagedExecutorDefinition(
    name = "java:app/concurrent/recovery",
    maxAsync = Recovery.AT_ONCE,
    hungTaskThreshold = 600_000)
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Recovery {
  private static final System.Logger LOG = System.getLogger(Recovery.class.getName());

  /** Maximum number of concurrent recoveries on a node; the other requests wait in the table. */
  static final int AT_ONCE = 16;

  private static final Duration SOON = Duration.ofSeconds(1);

  @Resource(lookup = "java:app/concurrent/recovery")
  ManagedExecutorService workers;

  @Inject RecoverySettings settings;
  @Inject InvitationStore store;
  @Inject DeliveryService deliveries;
  @Inject ResultRecorder results;
  @Inject Metrics metrics;

  private final Semaphore places = new Semaphore(AT_ONCE);

  @Inject SchemaMigration schema;

  /** An embedded database has one server only, so leases left in it belong to nobody. */
  @PostConstruct
  void endLeasesOfTheStoppedServer() {
    int left = schema.isEmbedded() ? store.endAllLeases() : 0;
    if (left > 0) {
      LOG.log(
          System.Logger.Level.INFO,
          "{0} requests were in progress when the server stopped; recovery finishes them",
          left);
    }
  }

  /** On every node: rows are claimed one by one, and each node keeps results of its own. */
  @Produces
  public Job job() {
    return new Job("recovery", Job.Scope.NODE, settings.every(), this::look);
  }

  /** Claims as many requests as there are free places, and runs again soon if there were any. */
  private Job.Next look() {
    results.writeKept();
    int free = places.availablePermits();
    if (free == 0) {
      return Job.Next.in(SOON);
    }
    List<IntakeResult.Acquired> left =
        metrics.timed(TimerName.DATABASE, "claim", () -> store.claimExpired(free));
    left.forEach(this::finishSoon);
    return Job.Next.in(left.isEmpty() ? settings.every() : SOON);
  }

  private void finishSoon(IntakeResult.Acquired left) {
    places.acquireUninterruptibly();
    try {
      workers.execute(() -> finish(left));
    } catch (RejectedExecutionException stopping) {
      places.release();
    }
  }

  private void finish(IntakeResult.Acquired left) {
    try {
      deliveries.recover(left);
    } catch (RuntimeException notNow) {
      LOG.log(
          System.Logger.Level.WARNING,
          "Recovery of request {0} failed and will be retried: {1}",
          left.invitation().id(),
          notNow.getMessage());
    } finally {
      places.release();
    }
  }
}
