package org.gatehouse.microsoft.entra;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;

/** Keeps the token for Graph fresh, so that no request waits for Entra. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class TokenRenewal {
  private static final System.Logger LOG = System.getLogger(TokenRenewal.class.getName());
  private static final long EVERY_SECONDS = 10;

  @Resource ManagedScheduledExecutorService executor;
  @Inject GraphTokenProvider token;

  @PostConstruct
  void start() {
    executor.scheduleWithFixedDelay(this::renew, 0, EVERY_SECONDS, TimeUnit.SECONDS);
  }

  private void renew() {
    try {
      token.renewIfDue();
    } catch (RuntimeException notNow) {
      // Caught whole: an exception would end the schedule for good.
      LOG.log(System.Logger.Level.WARNING, "No token for Graph: {0}", notNow.getMessage());
    }
  }
}
