package org.gatehouse.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.enterprise.event.Event;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.gatehouse.SettableClock;
import org.junit.jupiter.api.Test;

class BearerAuthenticationMechanismTest {
  private static final Tenant TENANT = Tenant.withKey("current");

  private final SettableClock clock = new SettableClock();
  private final BearerAuthenticationMechanism mechanism =
      mechanism(CompletableFuture.completedFuture(null));
  private final String token = TENANT.sign(Tenant.application(clock.instant()));

  private BearerAuthenticationMechanism mechanism(CompletableFuture<Void> endpoint) {
    JwksCache keys =
        new JwksCache(
            () -> endpoint.thenApply(up -> TENANT.publicKeys()), Duration.ofMillis(100), clock);
    BearerAuthenticationMechanism mechanism = new BearerAuthenticationMechanism();
    mechanism.tokens = new TokenCache(new TokenVerifier(Tenant.settings(), keys, clock), 10, clock);
    mechanism.refused = new RejectedTokenCounter();
    mechanism.listeners = nobody();
    return mechanism;
  }

  /** Any other method than the one that is called would answer null. */
  @SuppressWarnings("unchecked")
  private static Event<AuthenticationFailed> nobody() {
    InvocationHandler silent = (proxy, method, arguments) -> null;
    return (Event<AuthenticationFailed>)
        Proxy.newProxyInstance(
            BearerAuthenticationMechanismTest.class.getClassLoader(),
            new Class<?>[] {Event.class},
            silent);
  }

  private static Answer ask(BearerAuthenticationMechanism mechanism, String... authorization) {
    return new Answer().to(mechanism, true, List.of(authorization));
  }

  @Test
  void tokenProvesTheCaller() {
    Answer answer = ask(mechanism, "Bearer " + token);
    assertEquals(AuthenticationStatus.SUCCESS, answer.outcome);
    assertEquals(Set.of(Role.INVITE), answer.groups);
    assertEquals(
        Tenant.CALLING_PRINCIPAL,
        ((Caller) answer.attributes.get(Caller.class.getName())).objectId());
  }

  @Test
  void schemeIsReadInAnyCase() {
    assertEquals(AuthenticationStatus.SUCCESS, ask(mechanism, "bearer " + token).outcome);
    assertEquals(AuthenticationStatus.SUCCESS, ask(mechanism, "BEARER  " + token + " ").outcome);
  }

  @Test
  void requestWithoutATokenIsAskedForOne() {
    Answer answer = ask(mechanism);
    assertEquals(401, answer.status);
    assertEquals("Bearer", answer.headers.get("WWW-Authenticate"));
    assertTrue(answer.body().startsWith("{\"message\":\"This service needs"), answer.body());
  }

  @Test
  void connectionIsClosedBehindARefusalWhoseBodyComesInChunks() {
    assertFalse(ask(mechanism).headers.containsKey("Connection"));
    Answer inChunks = new Answer();
    inChunks.transferEncoding = "chunked";
    assertEquals("close", inChunks.to(mechanism, true, List.of()).headers.get("Connection"));
  }

  @Test
  void otherSchemesAreNoToken() {
    assertEquals("Bearer", ask(mechanism, "Basic YTpi").headers.get("WWW-Authenticate"));
  }

  @Test
  void twoAuthorizationHeadersAreRefused() {
    Answer answer = ask(mechanism, "Bearer " + token, "Bearer " + token);
    assertEquals(401, answer.status);
    assertEquals(
        "Bearer error=\"invalid_token\", error_description=\"The header Authorization was sent more"
            + " than once.\"",
        answer.headers.get("WWW-Authenticate"));
  }

  @Test
  void tokenInTheQueryIsNoToken() {
    // Whatever else is asked of the request than two of its headers fails the test.
    assertEquals(401, ask(mechanism).status);
  }

  @Test
  void badTokenIsRefusedAsJsonThatNobodyKeeps() {
    Answer answer = ask(mechanism, "Bearer rubbish");
    assertEquals(AuthenticationStatus.SEND_FAILURE, answer.outcome);
    assertEquals(401, answer.status);
    assertEquals("application/json", answer.headers.get("Content-Type"));
    assertEquals("no-store", answer.headers.get("Cache-Control"));
    assertEquals("nosniff", answer.headers.get("X-Content-Type-Options"));
    assertEquals(
        "{\"message\":\"The token is not a signed JWT: send the access token as Entra issued"
            + " it.\",\"code\":\"unauthenticated\",\"correlationId\":\"one\"}",
        answer.body());
    assertFalse(answer.headers.toString().contains("rubbish"));
  }

  @Test
  void tokenWithoutARoleIsRefusedWith403() {
    Map<String, Object> claims = Tenant.application(clock.instant());
    claims.remove("roles");
    Answer answer = ask(mechanism, "Bearer " + TENANT.sign(claims));
    assertEquals(403, answer.status);
    assertTrue(
        answer.headers.get("WWW-Authenticate").startsWith("Bearer error=\"insufficient_scope\""));
  }

  @Test
  void keysOutOfReachAreNotTheCallersFault() {
    Answer answer = ask(mechanism(new CompletableFuture<>()), "Bearer " + token);
    assertEquals(500, answer.status);
    assertFalse(answer.headers.containsKey("WWW-Authenticate"));
    assertTrue(answer.body().contains("not reachable"), answer.body());
  }

  @Test
  void openPathsAskForNothing() {
    Answer answer = new Answer().to(mechanism, false, List.of());
    assertEquals(AuthenticationStatus.NOT_DONE, answer.outcome);
    assertEquals(0, answer.status);
  }

  @Test
  void descriptionHoldsNothingThatWouldEndItsQuotes() {
    assertEquals(
        "Bearer error=\"e\", error_description=\"a?b?c?d\"",
        BearerAuthenticationMechanism.challenge("e", "a\"b\\c\u00e9d"));
  }

  /** One request and what the mechanism made of it; the servlet API cut down to what it uses. */
  private static final class Answer {
    private String transferEncoding;

    final Map<String, String> headers = new HashMap<>();
    final Map<String, Object> attributes = new HashMap<>();
    private final StringWriter body = new StringWriter();
    int status;
    Object groups;
    AuthenticationStatus outcome;

    Answer to(
        BearerAuthenticationMechanism mechanism, boolean isProtected, List<String> authorization) {
      HttpServletRequest request =
          stub(
              HttpServletRequest.class,
              (proxy, method, args) ->
                  switch (method.getName()) {
                    case "getHeaders" -> {
                      assertEquals("Authorization", args[0]);
                      yield Collections.enumeration(authorization);
                    }
                    case "getHeader" -> sent((String) args[0]);
                    case "getAttribute" -> attributes.get(args[0]);
                    case "setAttribute" -> attributes.put((String) args[0], args[1]);
                    default -> throw new AssertionError(method);
                  });
      HttpServletResponse response =
          stub(
              HttpServletResponse.class,
              (proxy, method, args) ->
                  switch (method.getName()) {
                    case "setStatus" -> {
                      status = (int) args[0];
                      yield null;
                    }
                    case "setHeader" -> headers.put((String) args[0], (String) args[1]);
                    case "setContentType" -> headers.put("Content-Type", (String) args[0]);
                    case "containsHeader" -> headers.containsKey(args[0]);
                    case "setCharacterEncoding" -> null;
                    case "getWriter" -> new PrintWriter(body);
                    default -> throw new AssertionError(method);
                  });
      HttpMessageContext context =
          stub(
              HttpMessageContext.class,
              (proxy, method, args) ->
                  switch (method.getName()) {
                    case "isProtected" -> isProtected;
                    case "doNothing" -> AuthenticationStatus.NOT_DONE;
                    case "notifyContainerAboutLogin" -> {
                      groups = args[1];
                      yield AuthenticationStatus.SUCCESS;
                    }
                    default -> throw new AssertionError(method);
                  });
      outcome = mechanism.validateRequest(request, response, context);
      return this;
    }

    String body() {
      return body.toString();
    }

    private static <T> T stub(Class<T> type, InvocationHandler behaviour) {
      return type.cast(
          Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, behaviour));
    }

    private String sent(String header) {
      return switch (header) {
        case "X-Correlation-ID" -> "one";
        case "Transfer-Encoding" -> transferEncoding;
        default -> throw new AssertionError(header);
      };
    }
  }
}
