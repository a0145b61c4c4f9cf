package org.gatehouse.platform.jobs;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.function.Function;
import org.gatehouse.invitations.store.TestDatabase;
import org.junit.jupiter.api.Test;

public class JobLeasesTest {
  private static final Duration LEASE = Duration.ofMinutes(5);
  private static final Duration HOUR = Duration.ofHours(1);

  private static <T> T in(TestDatabase database, Function<JobLeases, T> work) {
    return database.transaction(
        entities -> {
          JobLeases leases = new JobLeases();
          leases.entities = entities;
          leases.clock = database.clock;
          return work.apply(leases);
        });
  }

  private static boolean take(TestDatabase database, String job, String node) {
    return in(database, leases -> leases.take(job, node, LEASE));
  }

  private static void rest(TestDatabase database, String job, String node) {
    in(
        database,
        leases -> {
          leases.rest(job, node, HOUR);
          return null;
        });
  }

  @Test
  void aJobHasOneHolder() {
    try (TestDatabase database = new TestDatabase("job-leases-test")) {
      assertOneHolder(database);
    }
  }

  public static void assertOneHolder(TestDatabase database) {
    assertTrue(take(database, "a", "one"));
    assertFalse(take(database, "a", "two"));
    assertTrue(take(database, "b", "two"), "another job");

    // The holder has ended its step: for the period nobody runs the job again.
    rest(database, "a", "one");
    database.clock.pass(HOUR.minusSeconds(1));
    assertFalse(take(database, "a", "one"));
    assertFalse(take(database, "a", "two"));
    database.clock.pass(Duration.ofSeconds(1));
    assertTrue(take(database, "a", "two"));

    // Killed in the middle: the lease runs out, and what the dead node writes late is void.
    database.clock.pass(LEASE);
    assertTrue(take(database, "a", "one"));
    rest(database, "a", "two");
    database.clock.pass(LEASE);
    assertTrue(take(database, "a", "two"));
  }
}
