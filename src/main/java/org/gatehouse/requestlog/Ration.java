package org.gatehouse.requestlog;

import java.util.Map;
import java.util.TreeMap;

/** Lets so many of a kind through until it is renewed, and counts what is beyond. */
final class Ration {
  private final int most;
  private final Map<String, Integer> seen = new TreeMap<>();

  Ration(int most) {
    this.most = most;
  }

  /**
   * @param kind one of a fixed number
   */
  synchronized boolean admits(String kind) {
    return seen.merge(kind, 1, Integer::sum) <= most;
  }

  /** How many of each kind were not let through; begins anew. */
  synchronized Map<String, Integer> renew() {
    Map<String, Integer> leftOut = new TreeMap<>();
    seen.forEach(
        (kind, count) -> {
          if (count > most) {
            leftOut.put(kind, count - most);
          }
        });
    seen.clear();
    return leftOut;
  }
}
