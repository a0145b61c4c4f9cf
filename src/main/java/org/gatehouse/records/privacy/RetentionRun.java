package org.gatehouse.records.privacy;

import java.time.Instant;
import java.util.function.ToIntFunction;

/** One day's erasing of what has become too old, batch by batch. Not thread-safe. */
final class RetentionRun {
  private final Instant before;
  private final ToIntFunction<Instant> erasing;
  private long erased;

  /**
   * @param erasing erases one batch of what came in before and answers how many that were
   */
  RetentionRun(Instant before, ToIntFunction<Instant> erasing) {
    this.before = before;
    this.erasing = erasing;
  }

  /** Erases one batch; answers whether another one may be due. */
  boolean goOn() {
    int some = erasing.applyAsInt(before);
    erased += some;
    return some == ErasureService.OF_AGE;
  }

  /** So far. */
  @Override
  public String toString() {
    return erased + " requests from before " + before;
  }
}
