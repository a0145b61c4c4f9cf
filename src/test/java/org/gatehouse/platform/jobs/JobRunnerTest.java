package org.gatehouse.platform.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.gatehouse.platform.jobs.Job.Next;
import org.gatehouse.platform.jobs.Job.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class JobRunnerTest {
  private static final Duration PERIOD = Duration.ofSeconds(10);
  private static final Duration HOUR = Duration.ofHours(1);

  private final List<String> steps = new ArrayList<>();
  private final LeasesInMemory leases = new LeasesInMemory();
  private long nanos = Long.MAX_VALUE - 5;

  /** As the database has them, on the test's time. */
  private final class LeasesInMemory extends JobLeases {
    private record Held(String node, long until) {}

    private final Map<String, Held> held = new HashMap<>();
    private RuntimeException failure;

    @Override
    public boolean take(String job, String node, Duration lease) {
      if (failure != null) {
        throw failure;
      }
      Held now = held.get(job);
      if (now != null && now.until() - nanos > 0) {
        return false;
      }
      held.put(job, new Held(node, nanos + lease.toNanos()));
      return true;
    }

    @Override
    public void rest(String job, String node, Duration rest) {
      if (held.get(job).node().equals(node)) {
        held.put(job, new Held(node, nanos + rest.toNanos()));
      }
    }
  }

  private JobRunner runner(String node, Executor workers, Job... jobs) {
    return new JobRunner(List.of(jobs), leases, node, workers, () -> nanos);
  }

  private JobRunner runner(Job... jobs) {
    return runner("one", Runnable::run, jobs);
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
  }

  @Test
  void aJobRunsAtTheStartAndThenAtItsPeriod() {
    JobRunner runner = runner(Job.ofNode("a", PERIOD, () -> steps.add("a")));
    runner.tick();
    runner.tick();
    assertEquals(1, steps.size());
    pass(PERIOD.minusNanos(1));
    runner.tick();
    assertEquals(1, steps.size());
    pass(Duration.ofNanos(1));
    runner.tick();
    assertEquals(2, steps.size());
  }

  @Test
  void aStepSaysWhenTheNextOneIsDueOrThatItWasTheLast() {
    JobRunner runner =
        runner(
            new Job(
                "a",
                Scope.NODE,
                PERIOD,
                () -> {
                  steps.add("a");
                  return steps.size() == 1 ? Next.in(Duration.ofSeconds(1)) : Next.NEVER;
                }));
    runner.tick();
    pass(Duration.ofSeconds(1));
    runner.tick();
    assertEquals(2, steps.size());
    pass(HOUR);
    runner.tick();
    assertEquals(2, steps.size());
  }

  @Test
  void aStepThatThrowsWhateverItMayIsRunAgain() {
    List<Throwable> thrown =
        List.of(
            new IllegalStateException("a"),
            new Exception("b"),
            new OutOfMemoryError("c"),
            new StackOverflowError());
    Iterator<Throwable> next = thrown.iterator();
    JobRunner runner =
        runner(
            new Job(
                "a",
                Scope.NODE,
                HOUR,
                () -> {
                  steps.add("a");
                  return JobRunnerTest.<Next, RuntimeException>raise(next.next());
                }),
            new Job("b", Scope.NODE, HOUR, () -> null),
            Job.ofNode("c", JobRunner.RETRY, () -> steps.add("c")));
    for (int runs = 1; runs <= thrown.size(); runs++) {
      runner.tick();
      assertEquals(runs, steps.stream().filter("a"::equals).count());
      assertEquals(runs, steps.stream().filter("c"::equals).count());
      pass(JobRunner.RETRY);
    }
  }

  @SuppressWarnings("unchecked")
  private static <T, E extends Throwable> T raise(Throwable thrown) throws E {
    throw (E) thrown;
  }

  @Test
  void aJobThatFindsNoThreadIsTriedAtTheNextTick() {
    boolean[] full = {true};
    JobRunner runner =
        runner(
            "one",
            task -> {
              if (full[0]) {
                throw new RejectedExecutionException();
              }
              task.run();
            },
            Job.ofNode("a", HOUR, () -> steps.add("a")));
    runner.tick();
    full[0] = false;
    runner.tick();
    assertEquals(1, steps.size());
  }

  @Test
  void aJobOfTheClusterRunsOnceInItsPeriodWhicheverNodeIsFirst() {
    JobRunner one =
        runner("one", Runnable::run, new Job("a", Scope.CLUSTER, HOUR, () -> step("one", HOUR)));
    JobRunner two =
        runner("two", Runnable::run, new Job("a", Scope.CLUSTER, HOUR, () -> step("two", HOUR)));
    for (int minute = 0; minute < 180; minute++) {
      two.tick();
      one.tick();
      pass(Duration.ofMinutes(1));
    }
    assertEquals(3, steps.size(), steps::toString);
  }

  private Next step(String node, Duration wait) {
    steps.add(node);
    return Next.in(wait);
  }

  @Test
  void whileAStepRunsNoOtherNodeBeginsTheJob() {
    JobRunner two =
        runner("two", Runnable::run, new Job("a", Scope.CLUSTER, PERIOD, () -> step("two", HOUR)));
    JobRunner one =
        runner(
            new Job(
                "a",
                Scope.CLUSTER,
                PERIOD,
                () -> {
                  two.tick();
                  return step("one", PERIOD);
                }));
    one.tick();
    assertEquals(List.of("one"), steps);
    pass(PERIOD);
    two.tick();
    assertEquals(List.of("one", "two"), steps);
  }

  @Test
  void theJobOfANodeThatWasKilledGoesToAnother() {
    runner("killed", task -> {}, Job.ofNode("a", HOUR, () -> {})).tick();
    leases.take("a", "killed", JobRunner.LEASE);
    JobRunner other =
        runner("other", Runnable::run, new Job("a", Scope.CLUSTER, HOUR, () -> step("b", HOUR)));
    other.tick();
    assertEquals(List.of(), steps);
    pass(JobRunner.LEASE);
    other.tick();
    assertEquals(List.of("b"), steps);
  }

  @Test
  void withoutTheDatabaseJobsOfTheClusterWaitAndThoseOfTheNodeGoOn() {
    JobRunner runner =
        runner(
            new Job("a", Scope.CLUSTER, PERIOD, () -> step("cluster", PERIOD)),
            new Job("b", Scope.NODE, PERIOD, () -> step("node", PERIOD)));
    leases.failure = new IllegalStateException("the database is down");
    runner.tick();
    assertEquals(List.of("node"), steps);
    leases.failure = null;
    pass(PERIOD);
    runner.tick();
    assertEquals(List.of("node", "cluster", "node"), steps);
  }

  @Test
  void aStepThatFailedGivesTheLeaseBackWithinAMinute() {
    JobRunner one =
        runner(
            new Job(
                "a",
                Scope.CLUSTER,
                HOUR,
                () -> {
                  throw new IllegalStateException("not now");
                }));
    JobRunner two =
        runner("two", Runnable::run, new Job("a", Scope.CLUSTER, HOUR, () -> step("two", HOUR)));
    one.tick();
    pass(JobRunner.RETRY);
    two.tick();
    assertEquals(List.of("two"), steps);
  }

  @Test
  void stoppingWaitsForTheStepThatRunsAndBeginsNoOther() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    ExecutorService workers = Executors.newCachedThreadPool();
    try {
      JobRunner runner =
          runner(
              "one",
              workers,
              Job.ofNode(
                  "a",
                  PERIOD,
                  () -> {
                    begun.countDown();
                    await(mayEnd);
                    steps.add("a");
                  }));
      runner.tick();
      await(begun);
      assertEquals(1, runner.stop(Duration.ofMillis(10)));
      mayEnd.countDown();
      assertEquals(0, runner.stop(Duration.ofSeconds(20)));
      pass(HOUR);
      runner.tick();
      assertEquals(List.of("a"), steps);
    } finally {
      workers.shutdownNow();
      assertTrue(workers.awaitTermination(20, TimeUnit.SECONDS));
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(20, TimeUnit.SECONDS));
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }
}
