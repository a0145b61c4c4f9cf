package org.gatehouse.platform.jobs;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.gatehouse.platform.database.DatabaseConflictException;
import org.gatehouse.platform.jobs.Job.Next;

/**
 * Runs the steps of jobs when they are due, at most one step of a job at a time on this node. A
 * step that throws is logged and repeated.
 */
final class JobRunner {
  /**
   * Duration of a lease, longer than any step; other nodes wait this long after a node was killed.
   */
  static final Duration LEASE = Duration.ofMinutes(5);

  /** Maximum pause before a node tries again to take a lease, or to run a failed step. */
  static final Duration RETRY = Duration.ofMinutes(1);

  private static final System.Logger LOG = System.getLogger(JobRunner.class.getName());

  private final List<Scheduled> jobs;
  private final JobLeases leases;
  private final String node;
  private final Executor workers;
  private final LongSupplier nanoTime;
  private boolean stopping;
  private int running;

  /** A job with the time of its next step; guarded by the runner. */
  private static final class Scheduled {
    private final Job job;
    private long due;
    private boolean waiting = true;

    private Scheduled(Job job, long due) {
      this.job = job;
      this.due = due;
    }
  }

  /**
   * @param node unique among the nodes
   */
  JobRunner(
      List<Job> jobs, JobLeases leases, String node, Executor workers, LongSupplier nanoTime) {
    this.leases = leases;
    this.node = node;
    this.workers = workers;
    this.nanoTime = nanoTime;
    this.jobs = jobs.stream().map(job -> new Scheduled(job, nanoTime.getAsLong())).toList();
  }

  /** Starts the steps that are due; to be called every second. */
  void tick() {
    for (Scheduled each : jobs) {
      if (begin(each)) {
        try {
          workers.execute(() -> run(each));
        } catch (RuntimeException full) {
          end(each, Duration.ZERO);
        }
      }
    }
  }

  private void run(Scheduled each) {
    Duration wait = shorter(each.job.period());
    try {
      Job job = each.job;
      wait = (job.scope() == Job.Scope.NODE ? job.step().run() : runLeased(job)).pause();
    } catch (Throwable failure) {
      // Errors as well: a job must not end because one step did.
      LOG.log(
          System.Logger.Level.WARNING,
          "The job {0} failed and runs again within a minute: {1}",
          each.job.name(),
          String.valueOf(failure));
    } finally {
      end(each, wait);
    }
  }

  private Next runLeased(Job job) throws Exception {
    if (!take(job)) {
      return Next.in(shorter(job.period()));
    }
    Duration rest = shorter(job.period());
    try {
      Next next = job.step().run();
      rest = next.pause() == null ? job.period() : next.pause();
      return next.pause() == null ? next : Next.in(shorter(rest));
    } finally {
      leases.rest(job.name(), node, rest);
    }
  }

  private boolean take(Job job) {
    try {
      return leases.take(job.name(), node, LEASE);
    } catch (DatabaseConflictException takenByAnother) {
      return false;
    }
  }

  private static Duration shorter(Duration period) {
    return period.compareTo(RETRY) < 0 ? period : RETRY;
  }

  private synchronized boolean begin(Scheduled each) {
    boolean due = !stopping && each.waiting && nanoTime.getAsLong() - each.due >= 0;
    if (due) {
      each.waiting = false;
      running++;
    }
    return due;
  }

  /**
   * @param wait null when the job is over
   */
  private synchronized void end(Scheduled each, Duration wait) {
    running--;
    if (wait != null) {
      each.due = nanoTime.getAsLong() + wait.toNanos();
      each.waiting = true;
    }
    notifyAll();
  }

  /** Starts no more steps and waits for those that run; answers how many still do. */
  synchronized int stop(Duration timeout) throws InterruptedException {
    stopping = true;
    long end = System.nanoTime() + timeout.toNanos();
    for (long left = timeout.toMillis(); running > 0 && left > 0; ) {
      wait(left);
      left = (end - System.nanoTime()) / 1_000_000;
    }
    return running;
  }
}
