package org.gatehouse.operations.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;
import org.gatehouse.operations.lifecycle.ServiceState;

/** That tables and beans are there; whether anything outside answers is no matter. */
@Startup
@ApplicationScoped
public class StartupCheck implements HealthCheck {
  @Inject ServiceState phase;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("gatehouse")
        .withData("phase", phase.word())
        .status(!phase.isStarting())
        .build();
  }
}
