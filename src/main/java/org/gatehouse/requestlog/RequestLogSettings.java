package org.gatehouse.requestlog;

import org.gatehouse.settings.Settings;

/**
 * What the log tells.
 *
 * @param personalData whether guests and users are named
 * @param failureLines lines on failures of one kind within 10 s; what is beyond is counted
 */
public record RequestLogSettings(boolean personalData, int failureLines) {
  public static RequestLogSettings read(Settings settings) {
    return new RequestLogSettings(
        settings.flag("log.personal-data", false),
        settings.number("log.failure-lines", 100, 1, 100_000));
  }
}
