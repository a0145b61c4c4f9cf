package org.gatehouse.platform.telemetry;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * Limits lines and bytes per kind, and bytes in total, that are logged in 10 s; the rest is
 * counted.
 */
public final class LogQuota {
  private static final long WINDOW = Duration.ofSeconds(10).toNanos();

  /** Maximum number of kinds with a quota of their own in one window; the rest share one. */
  private static final int MAX_KINDS = 200;

  private static final String OTHERS = "others";

  private final int lines;
  private final long bytes;
  private final long bytesOverAll;
  private final LongSupplier nanoTime;
  private final Map<String, Used> used = new HashMap<>();
  private final Map<String, Long> leftOut = new TreeMap<>();
  private long began;
  private long usedOverAll;

  private static final class Used {
    private int lines;
    private long bytes;
  }

  /**
   * @param lines of each kind
   * @param bytes of each kind
   */
  LogQuota(int lines, long bytes, long bytesOverAll, LongSupplier nanoTime) {
    this.lines = lines;
    this.bytes = bytes;
    this.bytesOverAll = bytesOverAll;
    this.nanoTime = nanoTime;
    this.began = nanoTime.getAsLong();
  }

  /** Counts lines only, whatever their length. */
  public static LogQuota ofLines(int lines, LongSupplier nanoTime) {
    return new LogQuota(lines, Long.MAX_VALUE, Long.MAX_VALUE, nanoTime);
  }

  /** Whether a line may be written, where only lines are counted. */
  public boolean admits(String kind) {
    return admits(kind, 0);
  }

  /**
   * Whether a line may be written; counts it either way.
   *
   * @param size in bytes
   */
  synchronized boolean admits(String kind, int size) {
    long now = nanoTime.getAsLong();
    if (now - began >= WINDOW) {
      began = now;
      used.clear();
      usedOverAll = 0;
    }
    String counted = used.containsKey(kind) || used.size() < MAX_KINDS ? kind : OTHERS;
    Used ofKind = used.computeIfAbsent(counted, fresh -> new Used());
    if (ofKind.lines >= lines || ofKind.bytes + size > bytes || usedOverAll + size > bytesOverAll) {
      leftOut.merge(counted, 1L, Long::sum);
      return false;
    }
    ofKind.lines++;
    ofKind.bytes += size;
    usedOverAll += size;
    return true;
  }

  /** How many lines of each kind were left out since this was last asked; without those of none. */
  public synchronized Map<String, Long> takeLeftOut() {
    Map<String, Long> taken = new TreeMap<>(leftOut);
    leftOut.clear();
    return taken;
  }
}
