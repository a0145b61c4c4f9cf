package org.gatehouse.operations;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Opens the service as the last of its beans and closes it as the first: singletons end in the
 * reverse order of their dependence, so everything still works while requests in flight finish.
 */
@Singleton
@Startup
@DependsOn({"Schema", "Recovery", "TokenRenewal", "EveryMinute"})
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Doors {
  private static final System.Logger LOG = System.getLogger(Doors.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Inject Phase phase;
  @Inject RequestCount requests;

  @PostConstruct
  void open() {
    phase.serving();
    LOG.log(System.Logger.Level.INFO, "Gatehouse serves");
  }

  @PreDestroy
  void close() {
    phase.stopping();
    try {
      int left = requests.awaitNone(PATIENCE);
      LOG.log(
          System.Logger.Level.INFO,
          left == 0
              ? "Gatehouse ends; no request is left"
              : "Gatehouse ends; " + left + " requests are left to recovery");
    } catch (InterruptedException endingNow) {
      Thread.currentThread().interrupt();
    }
  }
}
