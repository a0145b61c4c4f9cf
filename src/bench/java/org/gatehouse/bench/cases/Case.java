package org.gatehouse.bench.cases;

import java.io.IOException;
import org.gatehouse.bench.Plan;
import org.gatehouse.bench.ServerUnderTest;
import org.gatehouse.bench.report.Outcome;

/** One thing to find out about the service on one kind of server. */
@FunctionalInterface
public interface Case {
  Outcome run(ServerUnderTest stand, Plan plan) throws IOException, InterruptedException;
}
