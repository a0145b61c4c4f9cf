package org.gatehouse.web.json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gatehouse.invitations.submit.InvitationRequestBinder;
import org.gatehouse.web.validation.ValidationErrors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What it costs to read the published sample as leniently, and as strictly, as the contract says.
 */
@State(Scope.Benchmark)
public class ReadingCost {
  private String sample;

  @Setup
  public void read() throws IOException {
    sample = Files.readString(Path.of("src/test/resources/published-sample.json"));
  }

  @Benchmark
  public Object strictJson() {
    return StrictJson.properties(
        sample,
        InvitationRequestBinder.PROPERTIES,
        new ValidationErrors(InvitationRequestBinder.PROPERTIES));
  }
}
