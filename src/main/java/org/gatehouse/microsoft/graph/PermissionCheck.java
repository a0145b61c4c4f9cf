package org.gatehouse.microsoft.graph;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.gatehouse.microsoft.entra.EntraException;
import org.gatehouse.platform.jobs.Job;

/**
 * Logs once, at start, if the app may not read users. Then the service cannot look a guest up after
 * a lost response, and a guest may get two mails.
 */
@ApplicationScoped
public class PermissionCheck {
  private static final System.Logger LOG = System.getLogger(PermissionCheck.class.getName());
  private static final String NOBODY = "nobody@gatehouse.invalid";
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration AGAIN_AFTER = Duration.ofMinutes(1);

  @Inject UsersApi users;
  @Inject Clock clock;

  @Produces
  Job job() {
    return new Job("permission check", Job.Scope.NODE, AGAIN_AFTER, this::ask);
  }

  private Job.Next ask() {
    try {
      users.findGuest(NOBODY, clock.instant().plus(TIMEOUT));
    } catch (GraphException failure) {
      if (failure.status() != 403) {
        return Job.Next.in(AGAIN_AFTER);
      }
      LOG.log(
          System.Logger.Level.WARNING,
          "The app may not read users: when an answer of Graph is lost, the guest is invited again"
              + " and may get a second mail; grant it the application permission User.Read.All");
    } catch (EntraException noTokenYet) {
      return Job.Next.in(AGAIN_AFTER);
    }
    return Job.Next.NEVER;
  }
}
