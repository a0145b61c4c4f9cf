package org.gatehouse.records.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.gatehouse.platform.jobs.Job;

/** The job that erases the personal data of old requests, a batch at a time. */
@ApplicationScoped
public class Retention {
  private static final System.Logger LOG = System.getLogger(Retention.class.getName());
  private static final Duration HOURLY = Duration.ofHours(1);

  /** Between two batches the database is free for callers. */
  static final Duration PAUSE = Duration.ofSeconds(1);

  @Inject RetentionSettings settings;
  @Inject ErasureService erasure;
  @Inject Clock clock;

  private long erased;

  @Produces
  Job job() {
    return new Job("retention", Job.Scope.CLUSTER, HOURLY, this::eraseSome);
  }

  Job.Next eraseSome() {
    Instant before = settings.before(clock.instant()).orElse(null);
    if (before == null) {
      return Job.Next.NEVER;
    }
    int some = erasure.someOfAge(before);
    erased += some;
    if (some == ErasureService.OF_AGE) {
      return Job.Next.in(PAUSE);
    }
    if (erased > 0) {
      LOG.log(
          System.Logger.Level.INFO,
          "Retention has erased the personal data of {0} requests from before {1}",
          Long.toString(erased),
          before);
      erased = 0;
    }
    return Job.Next.in(HOURLY);
  }
}
