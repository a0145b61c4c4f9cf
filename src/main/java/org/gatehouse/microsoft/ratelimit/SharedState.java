package org.gatehouse.microsoft.ratelimit;

import java.util.function.UnaryOperator;

/** Stores the rate limiter's state for all nodes; one change at a time. */
@FunctionalInterface
public interface SharedState {
  /**
   * Replaces the text by what becomes of it.
   *
   * @param change is given null at the very first time
   * @throws RuntimeException when the state cannot be reached now
   */
  void change(UnaryOperator<String> change);
}
