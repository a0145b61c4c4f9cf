package org.gatehouse.sandbox;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The calls that were answered: how many of each kind, and the last thousand one by one. */
public final class CallLog {
  private static final int KEPT = 1_000;

  private final Clock clock;
  private final Map<String, Map<Integer, Long>> counts = new TreeMap<>();
  private final Deque<Entry> last = new ArrayDeque<>(KEPT);

  CallLog(Clock clock) {
    this.clock = clock;
  }

  /**
   * @param call method and path, without what varies in it
   * @param status 0 when no whole answer was meant to be given
   * @param answer what the call met
   * @param micros from the request's arrival to the answer, in microseconds
   * @param trace the header traceparent, null when it was not sent
   */
  public record Entry(
      Instant time, String call, int status, SimulatedResponse answer, long micros, String trace) {}

  /** How many calls were answered so; a call is written as {@code POST /v1.0/invitations}. */
  public synchronized long count(String call, int status) {
    return counts.getOrDefault(call, Map.of()).getOrDefault(status, 0L);
  }

  /** How many calls were answered or left without an answer on purpose. */
  public synchronized long count(String call) {
    return counts.getOrDefault(call, Map.of()).values().stream().mapToLong(Long::longValue).sum();
  }

  /** The latest calls, the newest first. */
  public synchronized List<Entry> last(int most) {
    List<Entry> newest = new ArrayList<>();
    Iterator<Entry> entries = last.descendingIterator();
    while (entries.hasNext() && newest.size() < most) {
      newest.add(entries.next());
    }
    return newest;
  }

  synchronized Map<String, Map<Integer, Long>> counts() {
    Map<String, Map<Integer, Long>> copy = new TreeMap<>();
    counts.forEach((call, byStatus) -> copy.put(call, new TreeMap<>(byStatus)));
    return copy;
  }

  void note(String call, int status, SimulatedResponse answer, long micros, String trace) {
    Entry entry = new Entry(clock.instant(), call, status, answer, micros, trace);
    synchronized (this) {
      counts.computeIfAbsent(call, none -> new TreeMap<>()).merge(status, 1L, Long::sum);
      if (last.size() == KEPT) {
        last.removeFirst();
      }
      last.addLast(entry);
    }
  }

  synchronized void reset() {
    counts.clear();
    last.clear();
  }
}
