package org.gatehouse.security;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Applies {@link CallerRateLimiter} before a body is read. */
@Provider
@RateLimited
@Priority(Priorities.AUTHORIZATION + 1)
@ApplicationScoped
public class CallerRateFilter implements ContainerRequestFilter {
  @Inject CallerRateLimiter rate;
  @Inject CurrentCaller caller;

  @Override
  public void filter(ContainerRequestContext request) {
    rate.admit(caller.get());
  }
}
