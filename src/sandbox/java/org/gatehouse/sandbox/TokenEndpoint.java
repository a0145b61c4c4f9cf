package org.gatehouse.sandbox;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Entra's token endpoint for client credentials.
 *
 * <p>A token for {@link Sandbox#CLIENT_ID} itself can be asked for too, as callers of Gatehouse do;
 * it carries the role Guests.Invite.
 */
final class TokenEndpoint extends Endpoint {
  static final String NAME = "POST /{tenant}/oauth2/v2.0/token";

  private static final String DEFAULT = "/.default";
  private static final Set<String> OPENID = Set.of("openid", "profile", "offline_access");
  private static final List<String> CLOUDS =
      List.of("graph.microsoft.com", "graph.microsoft.us", "dod-graph.microsoft.us");
  private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

  private final Sandbox sandbox;
  private final Clock clock;

  TokenEndpoint(Sandbox sandbox, Clock clock) {
    super(NAME, sandbox.behaviour().token());
    this.sandbox = sandbox;
    this.clock = clock;
  }

  @Override
  Reply serve(Call call) {
    String tenant = call.path().split("/")[1];
    if (!Sandbox.TENANT_ID.equals(tenant)) {
      return EntraError.UNKNOWN_TENANT.reply(call, clock, tenant);
    }
    Map<String, String> form = call.form();
    if (!form.containsKey("grant_type")) {
      return EntraError.NO_GRANT.reply(call, clock, null);
    }
    if (!"client_credentials".equals(form.get("grant_type"))) {
      return EntraError.WRONG_GRANT.reply(call, clock, null);
    }
    String application = form.getOrDefault("client_id", "");
    if (!Sandbox.CLIENT_ID.equals(application) && !Sandbox.CALLER_APP_ID.equals(application)) {
      return EntraError.UNKNOWN_APP.reply(call, clock, application);
    }
    EntraError mistake = credentialMistake(form, application);
    return mistake == null
        ? issue(call, application, form.getOrDefault("scope", ""))
        : mistake.reply(call, clock, application);
  }

  @Override
  Reply error(SimulatedResponse answer, Call call) {
    return EntraError.of(answer).reply(call, clock, null);
  }

  /** Null when there is none. */
  private EntraError credentialMistake(Map<String, String> form, String application) {
    String secret = form.get("client_secret");
    if (secret != null && secret.equals(sandbox.secret())) {
      return null;
    }
    if (secret != null) {
      return secret.equals(Sandbox.EXPIRED_SECRET)
          ? EntraError.EXPIRED_SECRET
          : EntraError.WRONG_SECRET;
    }
    String assertion = form.get("client_assertion");
    return assertion == null ? EntraError.NO_CREDENTIAL : assertionMistake(assertion);
  }

  /** The signature counts only when a certificate was registered. */
  private EntraError assertionMistake(String assertion) {
    try {
      SignedJWT jwt = SignedJWT.parse(assertion);
      Date expiry = jwt.getJWTClaimsSet().getExpirationTime();
      if (expiry == null || !clock.instant().isBefore(expiry.toInstant())) {
        return EntraError.EXPIRED_ASSERTION;
      }
      RSAPublicKey registered = sandbox.assertionKey();
      return registered == null || jwt.verify(new RSASSAVerifier(registered))
          ? null
          : EntraError.WRONG_ASSERTION;
    } catch (ParseException notAJwt) {
      return EntraError.MALFORMED_ASSERTION;
    } catch (JOSEException otherAlgorithm) {
      return EntraError.WRONG_ASSERTION;
    }
  }

  /**
   * MSAL asks for the scopes of OpenID Connect as well; a client's credentials get none of them.
   */
  private Reply issue(Call call, String application, String scopes) {
    String scope =
        Arrays.stream(scopes.split(" "))
            .filter(one -> !OPENID.contains(one))
            .collect(Collectors.joining(" "));
    if (!scope.endsWith(DEFAULT)) {
      return EntraError.WRONG_SCOPE.reply(call, clock, scope);
    }
    String resource = scope.substring(0, scope.length() - DEFAULT.length());
    if (resource.equals(Sandbox.CLIENT_ID) || resource.equals("api://" + Sandbox.CLIENT_ID)) {
      return token(
          call,
          sandbox.callerToken().application(application).roles("Guests.Invite").compact(),
          3599);
    }
    return isGraph(resource)
        ? token(call, sandbox.issueGraphToken(), sandbox.behaviour().tokenLifetime().toSeconds())
        : EntraError.UNKNOWN_RESOURCE.reply(call, clock, resource);
  }

  private static boolean isGraph(String resource) {
    try {
      URI address = URI.create(resource);
      return "https".equals(address.getScheme()) && CLOUDS.contains(address.getHost())
          || "http".equals(address.getScheme()) && LOOPBACK.contains(address.getHost());
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }

  private static Reply token(Call call, String token, long seconds) {
    return Reply.json(
            200,
            JsonText.object(
                json ->
                    json.write("token_type", "Bearer")
                        .write("expires_in", seconds)
                        .write("ext_expires_in", seconds)
                        .write("access_token", token)))
        .with("Cache-Control", "no-store, no-cache")
        .with("x-ms-request-id", call.requestId());
  }
}
