package org.gatehouse.bench.report;

import java.util.Locale;

/**
 * What must be reached, and what was.
 *
 * @param most whether the limit is the most that is allowed, not the least
 * @param behind the figures from which the value comes; empty where the rows have them
 */
public record Goal(
    String name, double value, boolean most, double limit, String unit, String behind) {
  public static Goal atLeast(String name, double value, double limit) {
    return new Goal(name, value, false, limit, "", "");
  }

  public static Goal atMost(String name, double value, double limit, String unit) {
    return new Goal(name, value, true, limit, unit, "");
  }

  /** The same, with what its value was made of. */
  public Goal from(String figures) {
    return new Goal(name, value, most, limit, unit, " (" + figures + ")");
  }

  public boolean isReached() {
    return most ? value <= limit : value >= limit;
  }

  /** Such as {@code at most 25 ms}. */
  public String asked() {
    return (most ? "at most " : "at least ") + number(limit) + suffix();
  }

  public String found() {
    return number(value) + suffix() + behind;
  }

  private String suffix() {
    return unit.isEmpty() ? "" : " " + unit;
  }

  private static String number(double number) {
    return Math.abs(number) >= 100
        ? String.format(Locale.ROOT, "%,.0f", number)
        : String.format(Locale.ROOT, "%.3f", number).replaceAll("\\.?0+$", "");
  }
}
