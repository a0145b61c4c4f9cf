package org.gatehouse.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.gatehouse.web.errors.ApiException;
import org.gatehouse.web.errors.ErrorCode;
import org.gatehouse.web.errors.ErrorServlet;

/**
 * Authenticates callers by the bearer token in the Authorization header (RFC 6750, section 2.1
 * only).
 */
@ApplicationScoped
public class BearerAuthenticationMechanism implements HttpAuthenticationMechanism {
  private static final String SCHEME = "Bearer ";
  private static final String NO_TOKEN =
      "This service needs an Entra access token in the header Authorization: Bearer.";
  private static final String CHALLENGE = "WWW-Authenticate";

  @Inject TokenCache tokens;
  @Inject RejectedTokenCounter refused;
  @Inject Event<AuthenticationFailed> listeners;

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    if (!context.isProtected()) {
      return context.doNothing();
    }
    long start = System.nanoTime();
    try {
      Optional<String> token = token(Collections.list(request.getHeaders("Authorization")));
      if (token.isEmpty()) {
        response.setHeader(CHALLENGE, "Bearer");
        return refuse(
            ApiException.of(ErrorCode.UNAUTHENTICATED, NO_TOKEN), request, response, start);
      }
      Caller caller = tokens.callerOf(token.get());
      CurrentCaller.set(request, caller);
      return context.notifyContainerAboutLogin(caller, caller.roles());
    } catch (ApiException refusal) {
      refused.count(refusal.getMessage());
      challenge(refusal).ifPresent(challenge -> response.setHeader(CHALLENGE, challenge));
      return refuse(refusal, request, response, start);
    }
  }

  /** Empty when nobody sent a bearer token; one header of another scheme counts as none. */
  private static Optional<String> token(List<String> sent) {
    if (sent.size() > 1) {
      throw ApiException.of(
          ErrorCode.UNAUTHENTICATED, "The header Authorization was sent more than once.");
    }
    return sent.stream()
        .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(header -> header.substring(SCHEME.length()).strip())
        .findFirst();
  }

  private static Optional<String> challenge(ApiException refusal) {
    return switch (refusal.status()) {
      case 401 -> Optional.of(challenge("invalid_token", refusal.getMessage()));
      case 403 -> Optional.of(challenge("insufficient_scope", refusal.getMessage()));
      default -> Optional.empty();
    };
  }

  /**
   * RFC 6750, section 3: neither quotes, backslashes nor anything beyond ASCII in a description.
   */
  static String challenge(String error, String message) {
    return "Bearer error=\"%s\", error_description=\"%s\""
        .formatted(error, message.replaceAll("[^\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]", "?"));
  }

  private AuthenticationStatus refuse(
      ApiException refusal, HttpServletRequest request, HttpServletResponse response, long start) {
    listeners.fire(new AuthenticationFailed(request, refusal, System.nanoTime() - start));
    SecurityHeadersFilter.set(response);
    if (request.getHeader("Transfer-Encoding") != null) {
      // As behind every body in chunks (http.StrictHttpFilter, which this request does not reach).
      response.setHeader("Connection", "close");
    }
    try {
      ErrorServlet.refuse(refusal, request, response);
    } catch (IOException callerGone) {
      throw new UncheckedIOException(callerGone);
    }
    return AuthenticationStatus.SEND_FAILURE;
  }
}
