package org.gatehouse.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.web.errors.ApiException;
import org.gatehouse.web.errors.ErrorCode;

/**
 * Verifies Entra access tokens, v1.0 and v2.0.
 *
 * <p>Claims are checked before the signature: only Microsoft Graph can verify its own tokens, an
 * expired token is reported as expired even if its key is gone, and invalid input never causes a
 * fetch of keys. Messages are fixed sentences, so that they can be counted and repeat nothing that
 * a client sent.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference">
 *     Access token claims reference</a>
 */
final class TokenVerifier {
  /** Entra's largest tokens, with 200 groups, stay below 12 KB. */
  private static final int MAX_TOKEN_LENGTH = 16 * 1024;

  /** Three parts in the alphabet of RFC 4648, section 5; the library reads others as well. */
  private static final Pattern COMPACT_JWS =
      Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

  /** Microsoft Graph by its app id and by its address in each cloud. */
  private static final Set<String> GRAPH =
      Set.of(
          "00000003-0000-0000-c000-000000000000",
          "https://graph.microsoft.com",
          "https://graph.microsoft.us",
          "https://dod-graph.microsoft.us",
          "https://microsoftgraph.chinacloudapi.cn");

  private final CallerSettings settings;
  private final JwksCache keys;
  private final Clock clock;

  TokenVerifier(CallerSettings settings, JwksCache keys, Clock clock) {
    this.settings = settings;
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * @param token in compact form, not trusted in any way
   * @throws ApiException 401 with what is wrong, 403 when the token grants no role of this service,
   *     500 when there are no keys to verify it with
   */
  VerifiedToken verify(String token) {
    if (token.length() > MAX_TOKEN_LENGTH) {
      throw invalid("The token is longer than 16 KB.");
    }
    SignedJWT jwt = read(() -> parse(token));
    JWTClaimsSet claims = read(() -> claims(jwt));
    Instant expires = read(() -> requireOurs(claims));
    requireSignature(jwt);
    return new VerifiedToken(read(() -> caller(claims)), expires);
  }

  /**
   * Reads a part of a token. The library throws more than it declares, for example where a list
   * holds null or a header is null; all of it means that the token is none.
   */
  private static <T> T read(Supplier<T> part) {
    try {
      return part.get();
    } catch (ApiException told) {
      throw told;
    } catch (RuntimeException unexpected) {
      throw unreadable();
    }
  }

  /** When a token ends that is for this service, from its tenant, and valid now. */
  private Instant requireOurs(JWTClaimsSet claims) {
    requireAudience(claims);
    requireTenant(claims);
    return requireValidNow(claims);
  }

  private static SignedJWT parse(String token) {
    if (!COMPACT_JWS.matcher(token).matches()) {
      throw unreadable();
    }
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      if (!JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm())) {
        throw invalid("The token is not signed with RS256, the algorithm of Entra.");
      }
      return jwt;
    } catch (ParseException notSigned) {
      throw unreadable();
    }
  }

  private static JWTClaimsSet claims(SignedJWT jwt) {
    try {
      JWTClaimsSet claims = jwt.getJWTClaimsSet();
      if (claims != null) {
        return claims;
      }
    } catch (ParseException notClaims) {
      // reported below
    }
    throw unreadable();
  }

  private void requireAudience(JWTClaimsSet claims) {
    List<String> audience = claims.getAudience();
    if (audience.size() == 1 && settings.audiences().contains(audience.get(0))) {
      return;
    }
    String advice = "ask Entra for one with the scope " + settings.audiences().get(0) + "/.default";
    if (audience.stream().map(TokenVerifier::withoutSlash).anyMatch(GRAPH::contains)) {
      throw invalid("The token is for Microsoft Graph and not for this service: " + advice + ".");
    }
    throw invalid("The token is for another audience than this service: " + advice + ".");
  }

  private static String withoutSlash(String audience) {
    return audience.endsWith("/") ? audience.substring(0, audience.length() - 1) : audience;
  }

  private void requireTenant(JWTClaimsSet claims) {
    if (!settings.tenantId().equals(text(claims, "tid"))) {
      throw invalid("The token is from another tenant: ask for one at the tenant of this service.");
    }
    if (claims.getIssuer() == null || !settings.issuers().contains(claims.getIssuer())) {
      throw invalid("The token has another issuer than the tenant of this service.");
    }
  }

  private Instant requireValidNow(JWTClaimsSet claims) {
    Instant now = clock.instant();
    Date expires = claims.getExpirationTime();
    if (expires == null) {
      throw invalid("The token does not say when it expires (claim exp).");
    }
    Instant end = expires.toInstant().plus(settings.clockSkew());
    if (!now.isBefore(end)) {
      throw invalid("The token has expired: ask Entra for a new one.");
    }
    Date notBefore = claims.getNotBeforeTime();
    if (notBefore != null && now.isBefore(notBefore.toInstant().minus(settings.clockSkew()))) {
      throw invalid("The token is not valid yet: wait, or compare the clocks of both machines.");
    }
    return end;
  }

  private void requireSignature(SignedJWT jwt) {
    String id = jwt.getHeader().getKeyID();
    if (id == null) {
      throw invalid("The token does not name the key it is signed with (kid).");
    }
    RSAPublicKey key =
        keys.find(id)
            .orElseThrow(
                () ->
                    invalid(
                        "The token is signed with a key that the tenant does not publish: ask"
                            + " Entra for a new one."));
    try {
      if (jwt.verify(new RSASSAVerifier(key))) {
        return;
      }
    } catch (JOSEException | RuntimeException notVerifiable) {
      // reported below
    }
    throw invalid("The token's signature is wrong: send the token exactly as Entra issued it.");
  }

  private static Caller caller(JWTClaimsSet claims) {
    boolean forUser = claims.getClaim("scp") != null;
    Set<String> roles = forUser ? scopes(claims) : appRoles(claims);
    String appId = firstText(claims, "azp", "appid");
    if (appId == null) {
      // Entra's ID tokens carry the same audience and roles; only access tokens name their client.
      throw invalid(
          "The token names no application (claim azp or appid): send an access token, not an ID"
              + " token.");
    }
    String objectId = text(claims, "oid");
    if (objectId == null) {
      throw invalid("The token does not say who calls (claim oid).");
    }
    if (roles.isEmpty()) {
      throw ApiException.of(
          ErrorCode.MISSING_ROLE,
          "The token grants no role of this service: have an administrator assign Guests.Invite,"
              + " Guests.Read or Guests.Manage, then ask Entra for a new one.");
    }
    String name = firstText(claims, "name", "app_displayname");
    return new Caller(
        forUser ? Caller.Kind.USER : Caller.Kind.APPLICATION,
        text(claims, "tid"),
        objectId,
        appId,
        name == null ? appId : name,
        forUser ? address(claims) : null,
        roles);
  }

  private static Set<String> appRoles(JWTClaimsSet claims) {
    Object roles = claims.getClaim("roles");
    if (roles == null) {
      return Set.of();
    }
    if (!(roles instanceof List<?> list) || !list.stream().allMatch(String.class::isInstance)) {
      throw invalid("The token's claim roles is not a list of texts.");
    }
    return ours(list.stream().map(String.class::cast));
  }

  private static Set<String> scopes(JWTClaimsSet claims) {
    if (!(claims.getClaim("scp") instanceof String scopes)) {
      throw invalid("The token's claim scp is not a text.");
    }
    return ours(Stream.of(scopes.split(" ")));
  }

  private static Set<String> ours(Stream<String> granted) {
    return granted.filter(Role.ALL::contains).collect(Collectors.toUnmodifiableSet());
  }

  private static String address(JWTClaimsSet claims) {
    return Stream.of("preferred_username", "upn", "email")
        .map(claim -> text(claims, claim))
        .filter(value -> value != null && value.indexOf('@') > 0 && value.length() <= 254)
        .findFirst()
        .orElse(null);
  }

  private static String firstText(JWTClaimsSet claims, String... names) {
    return Stream.of(names)
        .map(name -> text(claims, name))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** Null when the claim is missing, blank or not a text. */
  private static String text(JWTClaimsSet claims, String name) {
    return claims.getClaim(name) instanceof String text && !text.isBlank() ? text : null;
  }

  private static ApiException unreadable() {
    return invalid("The token is not a signed JWT: send the access token as Entra issued it.");
  }

  private static ApiException invalid(String message) {
    return ApiException.of(ErrorCode.UNAUTHENTICATED, message);
  }
}
