package org.gatehouse.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The tokens for Graph that are good; looked up, not verified, since every call brings one. */
final class GraphTokens {
  private static final int MAX = 10_000;

  private final Clock clock;
  private final Map<String, Instant> expiries = new ConcurrentHashMap<>();
  private final Queue<String> byAge = new ConcurrentLinkedQueue<>();

  GraphTokens(Clock clock) {
    this.clock = clock;
  }

  /**
   * @param application a token of the application, with any audience and role
   */
  String issue(CallerToken application, Duration lifetime) {
    Instant expiry = clock.instant().plus(lifetime);
    String token =
        application
            .version(1)
            .application(Sandbox.CLIENT_ID)
            .audience("https://graph.microsoft.com")
            .claim("app_displayname", "Gatehouse")
            .roles("User.Invite.All", "User.Read.All")
            .expires(expiry)
            .compact();
    expiries.put(token, expiry);
    byAge.add(token);
    if (expiries.size() > MAX) {
      expiries.remove(byAge.poll());
    }
    return token;
  }

  /** Whether the token was issued here, has not been revoked and has not expired. */
  boolean isGood(String token) {
    Instant expiry = expiries.get(token);
    return expiry != null && clock.instant().isBefore(expiry);
  }

  void revoke() {
    expiries.clear();
    byAge.clear();
  }
}
