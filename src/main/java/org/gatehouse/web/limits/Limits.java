package org.gatehouse.web.limits;

/** The bounds that all requests share. */
public final class Limits {
  /**
   * What bodies may take while they are read, in bytes as sent: twice what one caller can send at
   * once, 500 bodies of 64 KB, so that nobody keeps others from being read.
   */
  private static final int BODY_BYTES = 64 * 1024 * 1024;

  /** Answers that a caller may be slow to take; each holds a thread and its piece of the answer. */
  private static final int LARGE_ANSWERS = 64;

  /** Pages that strangers may be slow to take; few, for a processor unpacks each. */
  private static final int OPEN_PAGES = 16;

  private final LimitSettings settings;
  private final Bulkhead requests;
  private final CallerBulkheads callers;
  private final Bulkhead heavyReads;
  private final Bulkhead bodies = new Bulkhead(BODY_BYTES);
  private final Bulkhead largeAnswers = new Bulkhead(LARGE_ANSWERS);
  private final Bulkhead openPages = new Bulkhead(OPEN_PAGES);

  public Limits(LimitSettings settings) {
    this.settings = settings;
    requests = new Bulkhead(settings.requests());
    callers = new CallerBulkheads(settings.requestsPerCaller());
    heavyReads = new Bulkhead(settings.heavyReads());
  }

  LimitSettings settings() {
    return settings;
  }

  Bulkhead requests() {
    return requests;
  }

  CallerBulkheads callers() {
    return callers;
  }

  Bulkhead heavyReads() {
    return heavyReads;
  }

  Bulkhead largeAnswers() {
    return largeAnswers;
  }

  Bulkhead openPages() {
    return openPages;
  }

  /** In bytes, over all bodies that are being read. */
  public Bulkhead bodies() {
    return bodies;
  }
}
