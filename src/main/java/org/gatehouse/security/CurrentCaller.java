package org.gatehouse.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/**
 * The caller of the current request.
 *
 * <p>Each server wraps the principal in its own way, so the caller is kept with the request.
 */
@RequestScoped
public class CurrentCaller {
  private static final String ATTRIBUTE = Caller.class.getName();

  @Inject HttpServletRequest request;

  /** Never null behind {@code @RolesAllowed} or {@code @PermitAll}; null on an open path. */
  public Caller get() {
    return (Caller) request.getAttribute(ATTRIBUTE);
  }

  static void set(HttpServletRequest request, Caller caller) {
    request.setAttribute(ATTRIBUTE, caller);
  }
}
