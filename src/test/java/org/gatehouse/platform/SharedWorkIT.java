package org.gatehouse.platform;

import org.gatehouse.container.PostgreSql;
import org.gatehouse.invitations.store.TestDatabase;
import org.gatehouse.platform.database.RowClaimTest;
import org.gatehouse.platform.jobs.JobLeasesTest;
import org.gatehouse.platform.outbox.OutboxTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Work that two nodes share on one PostgreSQL. */
@Tag("once")
class SharedWorkIT {
  private static PostgreSql server;
  private static TestDatabase one;
  private static TestDatabase other;

  @BeforeAll
  static void start() {
    server = PostgreSql.start();
    one = new TestDatabase(server.dataSource());
    other = new TestDatabase(server.dataSource());
  }

  @AfterAll
  static void stop() {
    other.close();
    one.close();
    server.close();
  }

  @Test
  void aJobHasOneHolder() {
    JobLeasesTest.assertOneHolder(one);
  }

  @Test
  void noRowIsClaimedTwiceAndNoneIsLost() {
    RowClaimTest.assertNoRowIsClaimedTwiceAndNoneIsLost(one, other);
  }

  @Test
  void whatAKilledClaimantHadIsClaimedAgain() {
    RowClaimTest.assertWhatAKilledClaimantHadIsClaimedAgain(one);
  }

  @Test
  void lockedRowsArePassedOver() {
    RowClaimTest.assertLockedRowsArePassedOver(one, other);
  }

  @Test
  void eachReaderGetsEachEventUntilItIsDone() {
    OutboxTest.assertEachReaderGetsEachEventUntilItIsDone(one, true);
  }
}
