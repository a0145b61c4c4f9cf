package org.gatehouse.platform.jobs;

import org.gatehouse.container.PostgreSql;
import org.gatehouse.invitations.store.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The leases on a PostgreSQL. */
@Tag("own-server")
class SharedJobLeasesIT {
  @Test
  void aJobHasOneHolder() {
    try (PostgreSql server = PostgreSql.start();
        TestDatabase database = new TestDatabase(server.dataSource())) {
      JobLeasesTest.assertOneHolder(database);
    }
  }
}
