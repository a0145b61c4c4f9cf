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
 * Bounds the log of a server that carries Gatehouse alone, all of its categories together, and
 * keeps it open until the service has ended. The log of another server is not touched.
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
