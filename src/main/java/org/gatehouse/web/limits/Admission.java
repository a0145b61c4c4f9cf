package org.gatehouse.web.limits;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.gatehouse.web.errors.ApiException;
import org.gatehouse.web.errors.ErrorCode;

/** Takes units of bulkheads for the current request, and releases them when it ends. */
@RequestScoped
public class Admission {
  /** A list of more counts as a heavy read. */
  public static final int LONG_LIST = 100;

  private static final Duration SOON = Duration.ofSeconds(1);

  /** A heavy read takes seconds. */
  private static final Duration LATER = Duration.ofSeconds(5);

  /** Short, because a waiting request occupies a thread. */
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  @Inject Limits limits;

  private final Deque<Runnable> held = new ArrayDeque<>();

  /**
   * To be called before anything else is done.
   *
   * @param caller the name of who was proved; null on an open path
   * @throws ApiException 503 when the server has enough to do, 429 when this caller has; both with
   *     Retry-After
   */
  public void request(String caller) {
    Bulkhead.Place place =
        limits
            .requests()
            .enter()
            .orElseThrow(
                () ->
                    ApiException.of(
                            ErrorCode.OVERLOADED,
                            "The server has "
                                + limits.settings().requests()
                                + " requests at work and takes no more (limits.requests): repeat"
                                + " the request later.")
                        .retryAfter(SOON));
    held.push(place::close);
    if (caller == null) {
      return;
    }
    if (!limits.callers().enter(caller)) {
      throw ApiException.of(
              ErrorCode.TOO_MANY_CONCURRENT_REQUESTS,
              "This caller has "
                  + limits.settings().requestsPerCaller()
                  + " requests at work, the most that one may have (limits.requests-per-caller):"
                  + " repeat the request later.")
          .retryAfter(SOON);
    }
    held.push(() -> limits.callers().leave(caller));
  }

  /**
   * To be called before the database is read for an export, a count or a long list.
   *
   * @throws ApiException 429 with Retry-After when enough of them are at work
   */
  public void heavyRead() {
    Bulkhead.Place place =
        limits
            .heavyReads()
            .enter()
            .orElseThrow(
                () ->
                    ApiException.of(
                            ErrorCode.TOO_MANY_CONCURRENT_REQUESTS,
                            limits.settings().heavyReads()
                                + " exports, summaries, verifications and lists of more than "
                                + LONG_LIST
                                + " are at work, the most at a time (limits.heavy-reads): repeat"
                                + " the request later.")
                        .retryAfter(LATER));
    held.push(place::close);
  }

  /**
   * To be called before a large answer is written to somebody who was proved.
   *
   * @throws ApiException 503 with Retry-After when too many others are still being written
   */
  public void largeAnswer() {
    hold(waitFor(limits.largeAnswers()));
  }

  /**
   * To be called before a page is written to anybody; does not wait, so that strangers hold no
   * threads.
   *
   * @throws ApiException as {@link #largeAnswer()}
   */
  public void openPage() {
    hold(limits.openPages().enter());
  }

  private static Optional<Bulkhead.Place> waitFor(Bulkhead bulkhead) {
    try {
      return bulkhead.enter(TIMEOUT);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private void hold(Optional<Bulkhead.Place> place) {
    held.push(
        place.orElseThrow(
                () ->
                    ApiException.of(
                            ErrorCode.OVERLOADED,
                            "Too many callers are still taking their answers: repeat the request"
                                + " later.")
                        .retryAfter(SOON))
            ::close);
  }

  @PreDestroy
  void end() {
    held.forEach(Runnable::run);
  }
}
