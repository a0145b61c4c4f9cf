package org.gatehouse.caller;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** What it costs to prove a caller, with and without remembering verified tokens. */
public final class TokenCost {
  private TokenCost() {}

  public static void main(String[] args) {
    Tenant tenant = Tenant.withKey("current");
    Clock clock = Clock.systemUTC();
    SigningKeys keys =
        new SigningKeys(
            () -> CompletableFuture.completedFuture(tenant.publicKeys()),
            Duration.ofSeconds(1),
            clock);
    TokenVerifier verifier = new TokenVerifier(Tenant.settings(), keys, clock);
    VerifiedTokens tokens = new VerifiedTokens(verifier, 10_000, clock);
    String token = tenant.sign(Tenant.application(clock.instant()));
    System.out.printf("A token of %d characters%n", token.length());
    measure("verified every time", 20_000, token, verifier::verify);
    measure("remembered", 1_000_000, token, tokens::callerOf);
  }

  private static void measure(String what, int rounds, String token, Consumer<String> proof) {
    long best = Long.MAX_VALUE;
    for (int run = 0; run < 5; run++) {
      long start = System.nanoTime();
      for (int i = 0; i < rounds; i++) {
        proof.accept(token);
      }
      best = Math.min(best, (System.nanoTime() - start) / rounds);
    }
    System.out.printf("%s: %,d ns%n", what, best);
  }
}
