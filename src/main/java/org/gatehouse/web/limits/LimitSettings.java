package org.gatehouse.web.limits;

import org.gatehouse.platform.config.Settings;

/**
 * Settings of the load limits of a node.
 *
 * @param requests of all callers together; fewer than the server has threads, so that health and
 *     metrics always find one
 * @param requestsPerCaller of one caller
 * @param heavyReads exports, summaries, verifications of the audit trail, and long lists
 */
public record LimitSettings(int requests, int requestsPerCaller, int heavyReads) {
  public static LimitSettings read(Settings settings) {
    int requests = settings.number("limits.requests", 1_000, 1, 100_000);
    return new LimitSettings(
        requests,
        settings.number("limits.requests-per-caller", Math.min(500, requests), 1, 100_000),
        settings.number("limits.heavy-reads", 8, 1, 1_000));
  }
}
