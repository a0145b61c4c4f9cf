package org.gatehouse.operations.accesslog;

import org.gatehouse.platform.config.Settings;

/**
 * Settings of the access log.
 *
 * @param personalData whether names and addresses of guests and users are logged
 * @param failureLines lines on failures of one kind within 10 s; what is beyond is counted
 */
public record AccessLogSettings(boolean personalData, int failureLines) {
  public static AccessLogSettings read(Settings settings) {
    return new AccessLogSettings(
        settings.flag("log.personal-data", false),
        settings.number("log.failure-lines", 100, 1, 100_000));
  }
}
