package org.gatehouse.platform.telemetry;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The trace context of a request, passed on unchanged (W3C Trace Context, level 1).
 *
 * @param parent the header traceparent
 * @param state the header tracestate, null when there is none worth passing on
 */
public record TraceContext(String parent, String state) {
  public static final String PARENT = "traceparent";
  public static final String STATE = "tracestate";

  /** Version, trace id, parent id, flags; a later version may add more (section 3.2). */
  private static final Pattern FORM =
      Pattern.compile("([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(-[!-~]{0,200})?");

  private static final String NO_TRACE = "0".repeat(32);
  private static final String NO_PARENT = "0".repeat(16);
  private static final String FORBIDDEN_VERSION = "ff";
  private static final String VERSION = "00";

  /** What everybody passes on (section 3.3.1.5). */
  private static final int MAX_STATE_LENGTH = 512;

  /**
   * Reads both headers; a malformed traceparent is none, and without it there is no tracestate.
   *
   * @param parent null when it was not sent exactly once
   * @param state null when it was not sent; several headers joined by commas
   */
  public static Optional<TraceContext> read(String parent, String state) {
    if (parent == null) {
      return Optional.empty();
    }
    Matcher form = FORM.matcher(parent);
    if (!form.matches()
        || form.group(1).equals(FORBIDDEN_VERSION)
        || form.group(2).equals(NO_TRACE)
        || form.group(3).equals(NO_PARENT)
        || form.group(1).equals(VERSION) && form.group(4) != null) {
      return Optional.empty();
    }
    return Optional.of(new TraceContext(parent, isFit(state) ? state : null));
  }

  private static boolean isFit(String state) {
    return state != null
        && !state.isBlank()
        && state.length() <= MAX_STATE_LENGTH
        && state.chars().allMatch(c -> c == '\t' || c >= ' ' && c <= '~');
  }

  /** The 32 hexadecimal digits that all spans of the trace have in common. */
  public String traceId() {
    return parent.substring(3, 35);
  }
}
