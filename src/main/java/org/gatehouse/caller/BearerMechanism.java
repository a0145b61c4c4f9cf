package org.gatehouse.caller;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.problem.Refusal;

/** Proves callers by the bearer token in the Authorization header (RFC 6750, section 2.1 only). */
@ApplicationScoped
public class BearerMechanism implements HttpAuthenticationMechanism {
  private static final String SCHEME = "Bearer ";
  private static final String NO_TOKEN =
      "This service needs an Entra access token in the header Authorization: Bearer.";
  private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

  @Inject VerifiedTokens tokens;
  @Inject RefusedTokens refused;

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    if (!context.isProtected()) {
      return context.doNothing();
    }
    try {
      Optional<String> token = token(Collections.list(request.getHeaders("Authorization")));
      if (token.isEmpty()) {
        return refuse(response, 401, "Bearer", NO_TOKEN);
      }
      Caller caller = tokens.callerOf(token.get());
      CurrentCaller.set(request, caller);
      return context.notifyContainerAboutLogin(caller, caller.roles());
    } catch (Refusal refusal) {
      return refuse(response, refusal);
    }
  }

  /** Empty when nobody sent a bearer token; one header of another scheme counts as none. */
  private static Optional<String> token(List<String> sent) {
    if (sent.size() > 1) {
      throw Refusal.of(401, "The header Authorization was sent more than once.");
    }
    return sent.stream()
        .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(header -> header.substring(SCHEME.length()).strip())
        .findFirst();
  }

  private AuthenticationStatus refuse(HttpServletResponse response, Refusal refusal) {
    String message = refusal.getMessage();
    refused.count(message);
    String challenge =
        switch (refusal.status()) {
          case 401 -> challenge("invalid_token", message);
          case 403 -> challenge("insufficient_scope", message);
          default -> null;
        };
    return refuse(response, refusal.status(), challenge, message);
  }

  /**
   * RFC 6750, section 3: neither quotes, backslashes nor anything beyond ASCII in a description.
   */
  static String challenge(String error, String message) {
    return "Bearer error=\"%s\", error_description=\"%s\""
        .formatted(error, message.replaceAll("[^\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]", "?"));
  }

  private static AuthenticationStatus refuse(
      HttpServletResponse response, int status, String challenge, String message) {
    response.setStatus(status);
    if (challenge != null) {
      response.setHeader("WWW-Authenticate", challenge);
    }
    SafeHeaders.set(response);
    response.setContentType("application/json");
    byte[] body =
        JSON.createObjectBuilder()
            .add("message", message)
            .build()
            .toString()
            .getBytes(StandardCharsets.UTF_8);
    response.setContentLength(body.length);
    try {
      response.getOutputStream().write(body);
      // Committed, or WildFly puts its own page in place of the body.
      response.flushBuffer();
    } catch (IOException callerGone) {
      throw new UncheckedIOException(callerGone);
    }
    return AuthenticationStatus.SEND_FAILURE;
  }
}
