package org.gatehouse.operations;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import org.gatehouse.entra.GraphToken;

/** Keeps the token for Graph fresh, so that no request waits for Entra. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class TokenRenewal {
  private static final long EVERY_SECONDS = 10;

  @Resource ManagedScheduledExecutorService executor;
  @Inject GraphToken token;

  @PostConstruct
  void start() {
    executor.scheduleWithFixedDelay(token::renewIfDue, 0, EVERY_SECONDS, TimeUnit.SECONDS);
  }
}
