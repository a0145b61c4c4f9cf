package org.gatehouse.operations.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;
import org.gatehouse.operations.lifecycle.ServiceState;

/** Reports that tables and beans are ready; nothing outside the process counts. */
@Startup
@ApplicationScoped
public class StartupCheck implements HealthCheck {
  @Inject ServiceState serviceState;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("gatehouse")
        .withData("phase", serviceState.word())
        .status(!serviceState.isStarting())
        .build();
  }
}
