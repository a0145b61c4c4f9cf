package org.gatehouse.platform.telemetry;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Notes of the current thread's request for its line of the access log.
 *
 * <p>A thread without a request, such as recovery's, keeps none.
 */
public final class RequestContext {
  private final ThreadLocal<Page> pages = new ThreadLocal<>();

  /** The notes on one request; what was never noted is null or 0. */
  public static final class Page {
    private final TraceContext trace;
    private final long[] spent = new long[TimerName.values().length];
    private UUID invitation;
    private String guest;
    private boolean replayed;
    private int calls;
    private String graphRequestId;
    private String reason;

    private Page(TraceContext trace) {
      this.trace = trace;
    }

    public TraceContext trace() {
      return trace;
    }

    /** Nanoseconds, of all its occurrences together. */
    public long spent(TimerName span) {
      return spent[span.ordinal()];
    }

    public UUID invitation() {
      return invitation;
    }

    /** The guest's address. */
    public String guest() {
      return guest;
    }

    public boolean replayed() {
      return replayed;
    }

    /** Calls to Graph's invitations. */
    public int calls() {
      return calls;
    }

    public String graphRequestId() {
      return graphRequestId;
    }

    public String reason() {
      return reason;
    }
  }

  /**
   * @param trace null when the caller sent none
   */
  public void begin(TraceContext trace) {
    pages.set(new Page(trace));
  }

  /** Takes the notes off the thread. */
  public Page end() {
    Page page = pages.get();
    pages.remove();
    return page;
  }

  /** The caller's trace, to be passed on. */
  public Optional<TraceContext> trace() {
    Page page = pages.get();
    return page == null ? Optional.empty() : Optional.ofNullable(page.trace);
  }

  void spent(TimerName span, long nanos) {
    note(page -> page.spent[span.ordinal()] += nanos);
  }

  /** Whom the request is about, and the record of it. */
  public void invitation(UUID id, String guest) {
    note(
        page -> {
          page.invitation = id;
          page.guest = guest;
        });
  }

  /** The answer is an earlier one again. */
  public void replayed() {
    note(page -> page.replayed = true);
  }

  /**
   * What Graph was asked.
   *
   * @param requestId Graph's id of the last answer, null when it gave none
   */
  public void graph(int calls, String requestId) {
    note(
        page -> {
          page.calls = calls;
          page.graphRequestId = requestId;
        });
  }

  /**
   * The internal reason of a failure, without secrets; it may say more than the answer to the
   * caller.
   */
  public void reason(String sentence) {
    note(page -> page.reason = sentence);
  }

  private void note(Consumer<Page> note) {
    Page page = pages.get();
    if (page != null) {
      note.accept(page);
    }
  }
}
