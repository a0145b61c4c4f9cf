package org.gatehouse.recovery;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.gatehouse.delivery.Closing;
import org.gatehouse.delivery.Deliveries;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.ledger.LedgerConflict;
import org.gatehouse.ledger.LedgerUnavailable;

/** Looks for requests that nobody works on any more and has them finished. */
@Singleton
@Startup
@DependsOn("Schema")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Recovery {
  private static final System.Logger LOG = System.getLogger(Recovery.class.getName());

  /** Requests finished at a time; the others keep their place in the line. */
  private static final int AT_ONCE = 16;

  private static final long EVERY_SECONDS = 60;

  @Resource ManagedScheduledExecutorService executor;
  @Inject Ledger ledger;
  @Inject Deliveries deliveries;
  @Inject Closing closing;

  private final Semaphore places = new Semaphore(AT_ONCE);
  private volatile boolean stopping;

  @PostConstruct
  void start() {
    executor.scheduleWithFixedDelay(this::look, 0, EVERY_SECONDS, TimeUnit.SECONDS);
  }

  @PreDestroy
  void stop() {
    stopping = true;
  }

  /** Has as many requests finished as there are places; the next look comes with a free place. */
  private void look() {
    try {
      closing.writeKept();
      List<UUID> left = stopping ? List.of() : ledger.runOut(places.availablePermits());
      for (UUID id : left) {
        if (places.tryAcquire()) {
          begin(id);
        }
      }
    } catch (RuntimeException refused) {
      // Whatever escaped here would end all further looks.
      LOG.log(
          System.Logger.Level.WARNING,
          "Recovery waits for the database: {0}",
          refused.getMessage());
    }
  }

  private void begin(UUID id) {
    try {
      executor.submit(() -> finish(id));
    } catch (RejectedExecutionException stoppingOrBusy) {
      places.release();
    }
  }

  private void finish(UUID id) {
    try {
      ledger.takeUp(id).ifPresent(deliveries::recover);
    } catch (LedgerConflict takenByAnother) {
      LOG.log(System.Logger.Level.DEBUG, "Request {0} was taken up elsewhere", id);
    } catch (LedgerUnavailable down) {
      LOG.log(System.Logger.Level.DEBUG, "Request {0} waits for the database", id);
    } catch (RuntimeException accident) {
      LOG.log(System.Logger.Level.WARNING, "Request " + id + " is left to the next look", accident);
    } finally {
      places.release();
    }
  }
}
