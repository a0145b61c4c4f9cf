package org.gatehouse.operations.lifecycle;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.logging.LogManager;
import org.gatehouse.platform.config.DedicatedServer;

/**
 * Limits the log of a server that runs Gatehouse alone, over all categories, and keeps it open
 * until the service has stopped. The log of a server with other applications is not changed.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ServerLog {
  private LogHandlers handlers;

  @PostConstruct
  void bound() {
    if (DedicatedServer.isOurs()) {
      handlers = new LogHandlers(LogManager.getLogManager());
      handlers.bound();
    }
  }

  @PreDestroy
  void release() {
    if (handlers != null) {
      handlers.release();
    }
  }
}
