package org.gatehouse.platform.config;

import java.net.URI;
import java.time.Duration;

/** Settings that more than one room reads, so that name, default and bounds stand once. */
public final class SharedSettings {
  private SharedSettings() {}

  /** After this a caller has its answer, retries to Graph included. */
  public static Duration answerWithin(Settings settings) {
    return settings.duration(
        "invite.answer-within",
        Duration.ofSeconds(90),
        Duration.ofSeconds(1),
        Duration.ofMinutes(10));
  }

  /** The cloud's sign-in host, without the tenant. */
  public static URI authority(Settings settings) {
    return settings.address("entra.authority", URI.create("https://login.microsoftonline.com"));
  }

  /** The cloud's Graph host, without a version. */
  public static URI graphEndpoint(Settings settings) {
    return settings.address("graph.endpoint", URI.create("https://graph.microsoft.com"));
  }
}
