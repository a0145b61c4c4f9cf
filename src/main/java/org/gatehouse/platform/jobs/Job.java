package org.gatehouse.platform.jobs;

import java.time.Duration;

/**
 * A background job: a name, a period and a bounded step.
 *
 * @param name unique, at most 64 characters; the key of the lease and the name in the log
 * @param period from the end of one step to the start of the next
 * @param step takes less than {@link JobRunner#LEASE}; may be interrupted at any line
 */
public record Job(String name, Scope scope, Duration period, Step step) {
  /** Which nodes run a job. */
  public enum Scope {
    /** Every node, for what each keeps in memory or claims row by row; without the database. */
    NODE,
    /** One node at a time, and once per period, by a lease in the database. */
    CLUSTER
  }

  /** One bounded piece of work. */
  @FunctionalInterface
  public interface Step {
    Next run() throws Exception;
  }

  /**
   * When the next step is due.
   *
   * @param pause null to end the job on this node
   */
  public record Next(Duration pause) {
    public static final Next NEVER = new Next(null);

    public static Next in(Duration pause) {
      return new Next(pause);
    }
  }

  /** A job of every node with a constant period. */
  public static Job ofNode(String name, Duration period, Runnable work) {
    return new Job(
        name,
        Scope.NODE,
        period,
        () -> {
          work.run();
          return Next.in(period);
        });
  }
}
