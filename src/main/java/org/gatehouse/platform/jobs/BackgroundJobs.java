package org.gatehouse.platform.jobs;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Runs every {@link Job} that a bean produces, on the threads of the server. */
@ApplicationScoped
public class BackgroundJobs {
  /**
   * WildFly logs an error for a tick that comes while it is suspended, so not oftener than this.
   */
  private static final long TICK_SECONDS = 1;

  /** The server interrupts steps that take longer; the next run repeats them. */
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  @Resource ManagedScheduledExecutorService executor;
  @Inject Instance<Job> jobs;
  @EJB JobLeases leases;

  private JobRunner runner;
  private Future<?> ticks;

  /** Called when the tables are ready. */
  public void start() {
    List<Job> all = jobs.stream().toList();
    runner = new JobRunner(all, leases, UUID.randomUUID().toString(), executor, System::nanoTime);
    ticks = executor.scheduleWithFixedDelay(runner::tick, 0, TICK_SECONDS, TimeUnit.SECONDS);
  }

  /** Starts no more steps and waits some seconds for those that run. */
  public void stop() {
    ticks.cancel(false);
    try {
      runner.stop(TIMEOUT);
    } catch (InterruptedException endingNow) {
      Thread.currentThread().interrupt();
    }
  }
}
