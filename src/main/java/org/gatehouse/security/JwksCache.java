package org.gatehouse.security;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.gatehouse.web.errors.ApiException;
import org.gatehouse.web.errors.ErrorCode;

/**
 * The tenant's public signing keys: one fetch at a time, replaced as a whole, kept until newer ones
 * arrive.
 *
 * <p>The JOSE library's own sources were refused: their rate limit lets two fetches through per
 * interval, and refuses callers with known keys when it is used up as these expire.
 */
public final class JwksCache {
  private static final Logger LOG = System.getLogger(JwksCache.class.getName());

  /** Entra asks for a look at least daily. */
  private static final Duration FRESH = Duration.ofHours(12);

  private static final Duration BETWEEN_UNKNOWN_KEYS = Duration.ofMinutes(1);
  private static final Duration BETWEEN_FIRST_ATTEMPTS = Duration.ofSeconds(5);

  private final Supplier<CompletableFuture<Map<String, RSAPublicKey>>> endpoint;
  private final Duration timeout;
  private final Clock clock;

  private volatile Map<String, RSAPublicKey> keys = Map.of();
  private CompletableFuture<?> flight = CompletableFuture.completedFuture(null);
  private Instant fetched = Instant.MIN;
  private Instant askedForUnknown = Instant.MIN;
  private boolean failing;

  /**
   * @param endpoint starts one fetch of all keys by their kid
   * @param timeout how long a request waits for a fetch
   */
  JwksCache(
      Supplier<CompletableFuture<Map<String, RSAPublicKey>>> endpoint,
      Duration timeout,
      Clock clock) {
    this.endpoint = endpoint;
    this.timeout = timeout;
    this.clock = clock;
  }

  /** Whether callers can be proved at all. */
  public boolean ready() {
    return !keys.isEmpty();
  }

  /** Fetches keys in the background when none are known or the known ones are 12 hours old. */
  synchronized void keepFresh() {
    if (flight.isDone() && (!ready() || isOver(fetched, FRESH))) {
      fetch();
    }
  }

  /**
   * The key of that id, empty when the tenant does not publish it.
   *
   * @throws ApiException 500 when no keys have been reached since the start
   */
  Optional<RSAPublicKey> find(String id) {
    RSAPublicKey known = keys.get(id);
    if (known != null) {
      return Optional.of(known);
    }
    await(fetchForUnknown());
    if (!ready()) {
      throw ApiException.of(
          ErrorCode.SIGNING_KEYS_UNAVAILABLE,
          "The tenant's signing keys are not reachable, so no caller can be proved: try again"
              + " later.");
    }
    return Optional.ofNullable(keys.get(id));
  }

  private synchronized CompletableFuture<?> fetchForUnknown() {
    Duration pause = ready() ? BETWEEN_UNKNOWN_KEYS : BETWEEN_FIRST_ATTEMPTS;
    if (flight.isDone() && isOver(askedForUnknown, pause)) {
      askedForUnknown = clock.instant();
      fetch();
    }
    return flight;
  }

  private boolean isOver(Instant since, Duration pause) {
    return since == Instant.MIN || !clock.instant().isBefore(since.plus(pause));
  }

  private void fetch() {
    flight = endpoint.get().handle(this::settle);
  }

  private synchronized Void settle(Map<String, RSAPublicKey> fresh, Throwable failure) {
    if (failure == null) {
      keys = fresh;
      fetched = clock.instant();
      if (failing) {
        LOG.log(Level.INFO, "Signing keys are reachable again.");
      }
    } else if (!failing) {
      Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
      LOG.log(
          Level.WARNING,
          "Signing keys (caller.jwks-uri) are not reachable, {0}: {1}",
          ready() ? "the known ones stay in use" : "no caller can be proved",
          cause);
    }
    failing = failure != null;
    return null;
  }

  private void await(CompletableFuture<?> fetch) {
    try {
      fetch.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException | CancellationException noKeysYet) {
      // waiting threads check the known keys
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
