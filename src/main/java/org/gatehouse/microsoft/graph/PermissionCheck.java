package org.gatehouse.microsoft.graph;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.gatehouse.microsoft.entra.EntraException;

/**
 * Says once, at start, when the app may not read users: a lost answer then cannot be looked up, and
 * a guest may be mailed twice.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class PermissionCheck {
  private static final System.Logger LOG = System.getLogger(PermissionCheck.class.getName());
  private static final String NOBODY = "nobody@gatehouse.invalid";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long AGAIN_AFTER_SECONDS = 60;

  @Resource ManagedScheduledExecutorService executor;
  @Inject UsersApi users;
  @Inject Clock clock;

  @PostConstruct
  void start() {
    executor.execute(this::ask);
  }

  private void ask() {
    try {
      users.findGuest(NOBODY, clock.instant().plus(PATIENCE));
    } catch (GraphException failure) {
      if (failure.status() == 403) {
        LOG.log(
            System.Logger.Level.WARNING,
            "The app may not read users: when an answer of Graph is lost, the guest is invited again"
                + " and may get a second mail; grant it the application permission User.Read.All");
      } else {
        askAgain();
      }
    } catch (EntraException noTokenYet) {
      askAgain();
    }
  }

  private void askAgain() {
    executor.schedule(this::ask, AGAIN_AFTER_SECONDS, TimeUnit.SECONDS);
  }
}
