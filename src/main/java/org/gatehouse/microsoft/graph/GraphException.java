package org.gatehouse.microsoft.graph;

import java.time.Duration;
import java.util.Optional;

/**
 * A failed call to Graph.
 *
 * <p>{@link #effect()} is what recovery and retries go by; the message is Graph's own, bounded and
 * without line breaks, or ours where Graph said nothing.
 */
public class GraphException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Whether the guest may have been invited by the call that failed. */
  public enum Effect {
    /** Graph or the network refused before anything happened. */
    NONE,
    /** It cannot be known from here. */
    UNKNOWN
  }

  private final int status;
  private final String code;
  private final Effect effect;
  private final Duration retryAfter;
  private final String requestId;

  GraphException(
      int status,
      String code,
      String message,
      Effect effect,
      Duration retryAfter,
      String requestId) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.effect = effect;
    this.retryAfter = retryAfter;
    this.requestId = requestId;
  }

  /** No connection came about, so nothing was sent. */
  static GraphException notSent(String message) {
    return new GraphException(0, "notSent", message, Effect.NONE, null, null);
  }

  /** The connection broke or the time ran out after something was sent. */
  static GraphException broken(String message) {
    return new GraphException(0, "broken", message, Effect.UNKNOWN, null, null);
  }

  /** What nobody has thought of; the call may have been sent by then. */
  public static GraphException unforeseen(RuntimeException failure) {
    return broken("the call failed with " + failure.getClass().getSimpleName());
  }

  /** Graph's HTTP status, 0 when there was no answer. */
  public int status() {
    return status;
  }

  /** Graph's error code, or ours: notSent, broken, unreadable. */
  public String code() {
    return code;
  }

  public Effect effect() {
    return effect;
  }

  /** How long Graph asks to wait. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /** Graph's id of the call, null when it gave none. */
  public String requestId() {
    return requestId;
  }
}
