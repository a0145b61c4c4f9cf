package org.gatehouse.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.gatehouse.entra.GraphToken;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.ledger.LedgerUnavailable;

/** Whether a request that came now could be recorded and sent; asks neither Graph nor Entra. */
@Readiness
@ApplicationScoped
public class Ready implements HealthCheck {
  @Inject Phase phase;
  @Inject Ledger ledger;
  @Inject GraphToken token;

  @Override
  public HealthCheckResponse call() {
    if (!phase.isServing()) {
      return HealthCheckResponse.named("gatehouse").withData("phase", phase.word()).down().build();
    }
    boolean database = databaseAnswers();
    boolean signedIn = token.usableUntil().isPresent();
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("gatehouse")
            .withData("database", database ? "answers" : "does not answer")
            .withData("token for Graph", signedIn ? "in use" : "none; Entra has given none yet");
    return response.status(database && signedIn).build();
  }

  private boolean databaseAnswers() {
    try {
      ledger.runOut(1);
      return true;
    } catch (LedgerUnavailable down) {
      return false;
    }
  }
}
