package org.gatehouse.operations.lifecycle;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.gatehouse.platform.jobs.BackgroundJobs;

/**
 * Starts the background jobs and opens the service as the last of its beans, and logs how it ended.
 * {@link GracefulShutdown} waits for the requests in flight before.
 */
@Singleton
@Startup
@DependsOn({"ServerLog", "SchemaMigration"})
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ApplicationLifecycle {
  private static final System.Logger LOG = System.getLogger(ApplicationLifecycle.class.getName());

  @Inject ServiceState serviceState;
  @Inject InFlightRequests requests;
  @Inject BackgroundJobs jobs;
  @Inject Event<ServiceStopped> stopped;

  @PostConstruct
  void open() {
    jobs.start();
    serviceState.serving();
    LOG.log(System.Logger.Level.INFO, "Gatehouse is ready");
  }

  @PreDestroy
  void close() {
    serviceState.stopping();
    jobs.stop();
    stopped.fire(new ServiceStopped());
    int left = requests.inFlight();
    LOG.log(
        System.Logger.Level.INFO,
        left == 0
            ? "Gatehouse stops; no request is left"
            : "Gatehouse stops; " + left + " requests are left to recovery");
  }
}
