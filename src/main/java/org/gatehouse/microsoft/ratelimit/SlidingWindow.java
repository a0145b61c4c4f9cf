package org.gatehouse.microsoft.ratelimit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.stream.Collectors;

/**
 * Start times of calls, past and promised, such that no stretch of one period holds more than the
 * limit.
 *
 * <p>A burst may start at once as long as the window is not full, so a single caller never waits
 * for an even spacing that Graph does not ask for. Times are milliseconds of any clock; those
 * within the same {@value #GRAIN} ms are kept as the last of them and their number, which bounds
 * the memory at any rate. Not thread-safe.
 */
final class SlidingWindow {
  static final long GRAIN = 10;

  private final long period;
  private final Deque<Bucket> buckets = new ArrayDeque<>();

  private static final class Bucket {
    /** The last one's: counting the others for as late lets no call start too early. */
    long start;

    int count;

    Bucket(long start) {
      this.start = start;
    }
  }

  SlidingWindow(long period) {
    this.period = period;
  }

  /** Reads what {@link #text()} wrote. */
  static SlidingWindow read(long period, String text) {
    SlidingWindow window = new SlidingWindow(period);
    for (String bucket : text.isEmpty() ? new String[0] : text.split(",")) {
      int colon = bucket.indexOf(':');
      Bucket read = new Bucket(Long.parseLong(bucket.substring(0, colon)));
      read.count = Integer.parseInt(bucket.substring(colon + 1));
      window.buckets.addLast(read);
    }
    return window;
  }

  String text() {
    return buckets.stream()
        .map(bucket -> bucket.start + ":" + bucket.count)
        .collect(Collectors.joining(","));
  }

  /**
   * When the next call may start: {@code now} at the earliest, and never before a call promised
   * earlier.
   */
  long next(long now, int limit) {
    while (!buckets.isEmpty() && buckets.peekFirst().start + period < now) {
      buckets.removeFirst();
    }
    long earliest = buckets.isEmpty() ? now : Math.max(now, buckets.peekLast().start);
    int recent = 0;
    for (Iterator<Bucket> newestFirst = buckets.descendingIterator(); newestFirst.hasNext(); ) {
      Bucket bucket = newestFirst.next();
      recent += bucket.count;
      if (recent >= limit) {
        return Math.max(earliest, bucket.start + period);
      }
    }
    return earliest;
  }

  /** Promises a start that {@link #next} has just answered. */
  void promise(long start) {
    Bucket last = buckets.peekLast();
    if (last == null || last.start / GRAIN != start / GRAIN) {
      last = new Bucket(start);
      buckets.addLast(last);
    }
    last.start = start;
    last.count++;
  }

  /** Moves what is promised for {@code from} or later. */
  void postpone(long from, long by) {
    for (Iterator<Bucket> newestFirst = buckets.descendingIterator(); newestFirst.hasNext(); ) {
      Bucket bucket = newestFirst.next();
      if (bucket.start < from) {
        return;
      }
      bucket.start += by;
    }
  }

  /** Moves all starts along with a clock that was set. */
  void shift(long by) {
    buckets.forEach(bucket -> bucket.start += by);
  }

  /** Counts all starts as made now where one of them is later than any could be promised. */
  void distrust(long now, long horizon) {
    if (!buckets.isEmpty() && buckets.peekLast().start > horizon) {
      Bucket all = new Bucket(now);
      buckets.forEach(bucket -> all.count += bucket.count);
      buckets.clear();
      buckets.addLast(all);
    }
  }
}
