package org.gatehouse.web.limits;

import java.util.HashMap;
import java.util.Map;

/** Limits the concurrent requests of each caller; keeps no state of a caller without any. */
public final class CallerBulkheads {
  private final int max;
  private final Map<String, Integer> atWork = new HashMap<>();

  /**
   * @param max requests of one caller
   */
  CallerBulkheads(int max) {
    this.max = max;
  }

  /** Takes a place for one more request, if there is one. */
  synchronized boolean enter(String caller) {
    if (atWork.getOrDefault(caller, 0) == max) {
      return false;
    }
    atWork.merge(caller, 1, Integer::sum);
    return true;
  }

  /** Gives back what {@link #enter} has taken. */
  synchronized void leave(String caller) {
    atWork.compute(caller, (name, count) -> count == null || count == 1 ? null : count - 1);
  }

  synchronized int callers() {
    return atWork.size();
  }
}
