package org.gatehouse.records.privacy;

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
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.gatehouse.platform.database.DatabaseConflictException;

/**
 * Has the ledger forget the people behind old requests, soon after the start and then daily.
 *
 * <p>Every node does; two that meet at the same requests do no harm, and the slower one leaves the
 * day's rest to the other.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Retention {
  private static final System.Logger LOG = System.getLogger(Retention.class.getName());
  private static final Duration AFTER_START = Duration.ofSeconds(5);
  private static final Duration DAILY = Duration.ofDays(1);

  /** Callers come first: between two batches the database is theirs. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  @Resource ManagedScheduledExecutorService executor;
  @Inject RetentionSettings settings;
  @Inject ErasureService erasure;
  @Inject Clock clock;

  private volatile boolean stopping;

  @PostConstruct
  void start() {
    if (settings.age().isPresent()) {
      executor.scheduleWithFixedDelay(
          this::begin, AFTER_START.toMillis(), DAILY.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @PreDestroy
  void stop() {
    stopping = true;
  }

  private void begin() {
    settings
        .before(clock.instant())
        .ifPresent(before -> goOn(new RetentionRun(before, erasure::someOfAge)));
  }

  private void goOn(RetentionRun run) {
    try {
      if (!stopping && run.goOn()) {
        executor.schedule(() -> goOn(run), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
      } else {
        LOG.log(System.Logger.Level.INFO, "Retention has erased the personal data of {0}", run);
      }
    } catch (DatabaseConflictException anotherNode) {
      LOG.log(
          System.Logger.Level.INFO,
          "Retention has erased the personal data of {0}; another node erases the rest",
          run);
    } catch (RuntimeException notNow) {
      // Caught whole: an exception would end the schedule for good.
      LOG.log(
          System.Logger.Level.WARNING,
          "Retention has erased the personal data of {0} and continues tomorrow: {1}",
          run,
          notNow.getMessage());
    }
  }
}
