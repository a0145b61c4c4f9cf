package org.gatehouse.platform.telemetry;

/** Names of counters; each counts from the start of the server. */
public enum CounterName {
  RETRIED("gatehouse.graph.retries", "Calls to Graph repeated because the one before failed"),
  THROTTLED("gatehouse.graph.throttled", "Answers 429 of Graph"),
  OUTCOME_UNKNOWN(
      "gatehouse.graph.unknown.outcomes", "Calls to Graph whose effect had to be found out"),
  FOUND("gatehouse.guests.found", "Guests found in the directory after Graph's answer was lost"),
  BREAKER_OPENED(
      "gatehouse.circuit.breaker.openings", "Times the tenant was found to take no invitations"),
  RECOVERED("gatehouse.recovered", "Requests that recovery has finished"),
  GIVEN_UP(
      "gatehouse.abandoned", "Requests abandoned after a day because their outcome stayed unknown"),
  LINE_LEFT_OUT(
      "gatehouse.log.lines.suppressed", "Lines on failures left out of the request log in a storm");

  final String meter;
  final String description;

  CounterName(String meter, String description) {
    this.meter = meter;
    this.description = description;
  }
}
