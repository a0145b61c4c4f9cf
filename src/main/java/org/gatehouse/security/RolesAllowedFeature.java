package org.gatehouse.security;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.web.errors.Correlation;
import org.gatehouse.web.errors.ErrorBody;
import org.gatehouse.web.errors.ErrorCode;

/**
 * Enforces {@code @RolesAllowed} on resource methods, before a body is read; a method without it is
 * closed.
 *
 * <p>Jakarta REST leaves the annotation to the server, and servers differ.
 */
@Provider
@ApplicationScoped
public class RolesAllowedFeature implements DynamicFeature {
  /** Before a server's own check of the annotation, whose answer names no role. */
  private static final int PRIORITY = Priorities.AUTHORIZATION - 1;

  @Inject CurrentCaller caller;
  @Inject HttpServletRequest request;

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    context.register(new Check(caller, request, sufficient(resource)), PRIORITY);
  }

  static boolean isGranted(Caller caller, Set<String> sufficient) {
    return caller != null && caller.roles().stream().anyMatch(sufficient::contains);
  }

  /** The roles of which one is enough; none for a method that is closed to everybody. */
  static Set<String> sufficient(ResourceInfo resource) {
    return Stream.<AnnotatedElement>of(
            resource.getResourceMethod(), resource.getResourceMethod().getDeclaringClass())
        .filter(RolesAllowedFeature::isAnnotated)
        .findFirst()
        .map(RolesAllowedFeature::named)
        .orElse(Set.of());
  }

  private static boolean isAnnotated(AnnotatedElement element) {
    return Stream.of(RolesAllowed.class, PermitAll.class, DenyAll.class)
        .anyMatch(element::isAnnotationPresent);
  }

  private static Set<String> named(AnnotatedElement element) {
    if (element.isAnnotationPresent(DenyAll.class)) {
      return Set.of();
    }
    RolesAllowed roles = element.getAnnotation(RolesAllowed.class);
    return roles == null ? Role.ALL : Set.of(roles.value());
  }

  static String message(Set<String> sufficient) {
    return sufficient.isEmpty()
        ? "This is open to no caller."
        : "The token lacks the role "
            + sufficient.stream().sorted().collect(Collectors.joining(" or "))
            + ": have an administrator assign it, then ask Entra for a new token.";
  }

  private static Response refusal(Set<String> sufficient, HttpServletRequest request) {
    String message = message(sufficient);
    ErrorBody problem =
        new ErrorBody(
            message, ErrorCode.MISSING_ROLE.apiName(), null, null, Correlation.of(request));
    problem.tell(request);
    return Response.status(Response.Status.FORBIDDEN)
        .header(
            HttpHeaders.WWW_AUTHENTICATE,
            BearerAuthenticationMechanism.challenge("insufficient_scope", message))
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(problem)
        .build();
  }

  private record Check(CurrentCaller caller, HttpServletRequest request, Set<String> sufficient)
      implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext context) {
      if (!isGranted(caller.get(), sufficient)) {
        context.abortWith(refusal(sufficient, request));
      }
    }
  }
}
