package org.gatehouse.platform.telemetry;

/** Names of timers; each also has a gauge of active operations. */
public enum TimerName {
  REQUEST("gatehouse.request", "Requests of the API, from their arrival to their answer"),
  LINE("gatehouse.rate.limiter.wait", "Waits for a turn at Microsoft Graph"),
  GRAPH("gatehouse.graph.call", "Calls to Microsoft Graph"),
  DATABASE("gatehouse.database", "Transactions, including the wait for a connection");

  final String meter;
  final String description;

  TimerName(String meter, String description) {
    this.meter = meter;
    this.description = description;
  }
}
