package org.gatehouse.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;
import org.gatehouse.lifecycle.Phase;

/** That tables and beans are there; whether anything outside answers is no matter. */
@Startup
@ApplicationScoped
public class Started implements HealthCheck {
  @Inject Phase phase;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("gatehouse")
        .withData("phase", phase.word())
        .status(!phase.isStarting())
        .build();
  }
}
