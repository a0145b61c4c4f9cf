package org.gatehouse.invitations.delivery;

import java.net.URI;
import java.time.Duration;
import org.gatehouse.microsoft.graph.GraphSettings;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.config.SharedSettings;

/**
 * Settings of delivery.
 *
 * @param answerWithin maximum time to answer a caller, retries included
 * @param directoryPatience how long a new guest may take to appear in the directory
 * @param signInUrl where a guest of this tenant signs in without an invitation's link
 */
public record DeliverySettings(Duration answerWithin, Duration directoryPatience, URI signInUrl) {
  /** What is left for recording the request and for its turn. */
  private static final Duration MIN_ROOM = Duration.ofSeconds(1);

  public static DeliverySettings read(Settings settings) {
    Duration answerWithin = SharedSettings.answerWithin(settings);
    Duration longestCall = GraphSettings.read(settings).longestCall();
    if (answerWithin.compareTo(longestCall.plus(MIN_ROOM)) < 0) {
      settings.fault(
          "invite.answer-within",
          "must be longer by a second than graph.connect-timeout and graph.read-timeout together ("
              + longestCall
              + ")");
    }
    return new DeliverySettings(
        answerWithin,
        settings.duration(
            "graph.lookup-timeout", Duration.ofSeconds(45), Duration.ZERO, Duration.ofMinutes(30)),
        signInUrl(settings));
  }

  private static URI signInUrl(Settings settings) {
    String tenant = SharedSettings.tenantId(settings);
    return settings
        .parsed(
            "invite.sign-in-url",
            URI::create,
            url -> "https".equals(url.getScheme()) && url.getHost() != null,
            "must be an absolute https URL")
        .orElseGet(() -> URI.create("https://myapps.microsoft.com/?tenantid=" + tenant));
  }
}
