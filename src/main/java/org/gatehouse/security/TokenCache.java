package org.gatehouse.security;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gatehouse.platform.text.Sha256;
import org.gatehouse.web.errors.ApiException;

/** Verifies a token once and caches its caller until it expires; rejected tokens are not cached. */
final class TokenCache {
  private final TokenVerifier verifier;
  private final Clock clock;
  private final Map<ByteBuffer, VerifiedToken> known;

  /**
   * @param max how many are remembered; beyond it the one unused for longest is forgotten
   */
  TokenCache(TokenVerifier verifier, int max, Clock clock) {
    this.verifier = verifier;
    this.clock = clock;
    this.known =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<ByteBuffer, VerifiedToken> eldest) {
            return size() > max;
          }
        };
  }

  /**
   * @throws ApiException as {@link TokenVerifier#verify} says
   */
  Caller callerOf(String token) {
    ByteBuffer digest = digest(token);
    synchronized (known) {
      VerifiedToken seen = known.get(digest);
      if (seen != null && clock.instant().isBefore(seen.expires())) {
        return seen.caller();
      }
    }
    VerifiedToken verified = verifier.verify(token);
    synchronized (known) {
      known.put(digest, verified);
    }
    return verified.caller();
  }

  int size() {
    synchronized (known) {
      return known.size();
    }
  }

  /** A digest instead of the token: small, and useless in a heap dump. */
  private static ByteBuffer digest(String token) {
    return ByteBuffer.wrap(Sha256.of(token));
  }
}
