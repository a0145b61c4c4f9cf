package org.gatehouse.security;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What it costs to prove a caller, with and without remembering verified tokens. */
@State(Scope.Benchmark)
public class TokenCost {
  private TokenVerifier verifier;
  private TokenCache tokens;
  private String token;

  @Setup
  public void issue() {
    Tenant tenant = Tenant.withKey("current");
    Clock clock = Clock.systemUTC();
    JwksCache keys =
        new JwksCache(
            () -> CompletableFuture.completedFuture(tenant.publicKeys()),
            Duration.ofSeconds(1),
            clock);
    verifier = new TokenVerifier(Tenant.settings(), keys, clock);
    tokens = new TokenCache(verifier, 10_000, clock);
    token = tenant.sign(Tenant.application(clock.instant()));
  }

  @Benchmark
  public Object verified() {
    return verifier.verify(token);
  }

  @Benchmark
  public Object remembered() {
    return tokens.callerOf(token);
  }
}
