package org.gatehouse.invitations.submit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What it costs to tell by its content whether a request is a repeat. */
@State(Scope.Benchmark)
public class IntentCost {
  private final List<String> content =
      Arrays.asList(
          "john.doe@gmail.com",
          "John Doe",
          "https://mycompany.com/guestinfo",
          "true",
          "adele.vance@mycompany.com",
          "{\"somecustomkey1\":\"some custom data1\",\"somecustomkey2\":\"some custom data2\"}");

  @Benchmark
  public Object fingerprint() {
    return Intent.of("5a4d6b0e-0000-4000-8000-000000000004", Optional.empty(), content);
  }
}
