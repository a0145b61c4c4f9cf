package org.gatehouse.microsoft.entra;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * One token for all requests, with at most one token request at a time.
 *
 * <p>MSAL starts a token request for every caller without a token, and does not renew client
 * credential tokens before they expire. So both are done here: {@link #renewIfDue()} is called
 * every few seconds and begins a renewal {@value #LEAD_MINUTES} minutes before expiry (at half its
 * life for short-lived tokens), while the old token stays in use.
 */
final class GraphTokenCache {
  private static final int LEAD_MINUTES = 5;
  private static final Duration LEAD = Duration.ofMinutes(LEAD_MINUTES);

  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);

  /** A token as young as this is not refused for its age, so another one would be as well. */
  private static final Duration YOUNG = Duration.ofSeconds(2);

  /** A token that dies on its way to Graph is worth nothing. */
  private static final Duration TRAVEL = Duration.ofSeconds(10);

  private final Supplier<CompletableFuture<AccessToken>> entra;
  private final Duration pauseAfterLastingFailure;
  private final Clock clock;

  private volatile AccessToken current;
  private volatile AccessToken replacement;
  private CompletableFuture<AccessToken> flight;
  private Instant notBefore = Instant.MIN;
  private EntraException lastFailure;

  /**
   * @param entra asks for a new token, never answered from a cache; fails with {@link
   *     EntraException}
   * @param pauseAfterLastingFailure what an operator must change does not change in seconds
   */
  GraphTokenCache(
      Supplier<CompletableFuture<AccessToken>> entra,
      Duration pauseAfterLastingFailure,
      Clock clock) {
    this.entra = entra;
    this.pauseAfterLastingFailure = pauseAfterLastingFailure;
    this.clock = clock;
  }

  /**
   * The token in use, or the next one when there is none.
   *
   * @param timeout how long to wait at most for Entra
   * @throws EntraException when Entra refuses or does not answer in time
   */
  AccessToken get(Duration timeout) {
    AccessToken token = current;
    return isUsable(token) ? token : await(renewal(token), timeout);
  }

  /**
   * Another token than the one that Graph has just refused.
   *
   * <p>Many requests meet the same refusal at once: only the first of them renews. A tenant that
   * lacks a permission answers 401 as well, so a token just renewed is answered again.
   */
  AccessToken refreshRejected(AccessToken refused, Duration timeout) {
    AccessToken token = current;
    boolean renewedSince = isUsable(token) && !token.value().equals(refused.value());
    boolean justRenewed =
        replacement == token && clock.instant().isBefore(refused.receivedAt().plus(YOUNG));
    if (renewedSince || token != null && justRenewed) {
      return token;
    }
    AccessToken renewed = await(renewal(refused), timeout);
    replacement = renewed;
    return renewed;
  }

  /** Starts a renewal when the token is near its end. */
  void renewIfDue() {
    AccessToken token = current;
    if (token == null || !clock.instant().isBefore(renewAt(token))) {
      renewal(token);
    }
  }

  /** The token in use, empty when there is none that Graph would take. */
  Optional<AccessToken> usable() {
    return Optional.ofNullable(current).filter(this::isUsable);
  }

  private boolean isUsable(AccessToken token) {
    return token != null && clock.instant().plus(TRAVEL).isBefore(token.expiresAt());
  }

  private static Instant renewAt(AccessToken token) {
    Duration halfLife = Duration.between(token.receivedAt(), token.expiresAt()).dividedBy(2);
    Duration lead = halfLife.compareTo(LEAD) < 0 ? halfLife : LEAD;
    return token.expiresAt().minus(lead);
  }

  /**
   * The request under way, or a new one when {@code old} is still what everyone has; soon after a
   * failure that failure, so that callers do not besiege Entra.
   */
  private synchronized CompletableFuture<AccessToken> renewal(AccessToken old) {
    if (flight != null) {
      return flight;
    }
    if (current != old && isUsable(current)) {
      return CompletableFuture.completedFuture(current);
    }
    if (clock.instant().isBefore(notBefore)) {
      return CompletableFuture.failedFuture(lastFailure);
    }
    CompletableFuture<AccessToken> started = entra.get();
    flight = started;
    started.whenComplete(this::landed);
    return started;
  }

  private synchronized void landed(AccessToken token, Throwable failure) {
    flight = null;
    if (token != null) {
      current = token;
    } else {
      lastFailure = explained(failure);
      notBefore =
          clock
              .instant()
              .plus(lastFailure.isPermanent() ? pauseAfterLastingFailure : PAUSE_AFTER_FAILURE);
    }
  }

  private static EntraException explained(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof EntraException known
        ? known
        : new EntraException("Entra gave no token.", false);
  }

  private static AccessToken await(CompletableFuture<AccessToken> renewal, Duration timeout) {
    try {
      return renewal.get(Math.max(1, timeout.toMillis()), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      throw explained(failed.getCause());
    } catch (TimeoutException tooLong) {
      throw new EntraException("Entra gave no token in time.", false);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new EntraException("The server is stopping.", false);
    }
  }
}
