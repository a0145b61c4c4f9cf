package org.gatehouse.operations.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.util.List;
import org.gatehouse.container.ContainerCase;
import org.gatehouse.container.Reply;
import org.gatehouse.sandbox.SimulatedResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a scraper reads, and who may. */
@Tag("per-server")
class MetricsIT extends ContainerCase {
  private static final String AFAR = "203.0.113.9";

  @Test
  void machineItselfReadsThemWithoutAToken() {
    Reply reply = gatehouse.send(gatehouse.request("/metrics"));
    assertEquals(200, reply.status(), reply.text());
    assertEquals("text/plain", reply.mediaType());
    assertTrue(reply.text().contains("# TYPE gatehouse_request_seconds histogram"), reply.text());
    assertTrue(reply.text().contains("jvm_memory_used_bytes"), reply.text());
  }

  @Test
  void whoComesThroughAProxyNeedsTheRole() {
    failure(401, gatehouse.send(fromAfar()));
    failure(401, gatehouse.send(fromAfar().header("Authorization", "Bearer rubbish")));
    assertEquals(
        "The token lacks the role Metrics.Read: have an administrator assign it, then ask Entra for"
            + " a new token.",
        failure(403, gatehouse.send(fromAfar().header("Authorization", "Bearer " + inviter()))));
    String scraper = sandbox.callerToken().roles("Metrics.Read").compact();
    Reply reply = gatehouse.send(fromAfar().header("Authorization", "Bearer " + scraper));
    assertEquals(200, reply.status(), reply.text());
    failure(403, gatehouse.invite(scraper, body(someone(), false)));
  }

  private HttpRequest.Builder fromAfar() {
    return gatehouse.request("/metrics").header("X-Forwarded-For", AFAR);
  }

  @Test
  void requestIsCountedByItsOutcome() {
    double invited = number("gatehouse_request_seconds_count", "invited");
    double replayed = number("gatehouse_request_seconds_count", "replayed");
    double invalid = number("gatehouse_request_seconds_count", "invalid");
    double unauthorized = number("gatehouse_request_seconds_count", "unauthorized");
    double graph = number("gatehouse_graph_call_seconds_count", "201");
    String address = someone();
    gatehouse.invite(inviter(), body(address, false));
    gatehouse.invite(inviter(), body(address, false));
    gatehouse.invite(inviter(), "{");
    gatehouse.invite("rubbish", body(address, false));
    assertEquals(invited + 1, number("gatehouse_request_seconds_count", "invited"));
    assertEquals(replayed + 1, number("gatehouse_request_seconds_count", "replayed"));
    assertEquals(invalid + 1, number("gatehouse_request_seconds_count", "invalid"));
    assertEquals(unauthorized + 1, number("gatehouse_request_seconds_count", "unauthorized"));
    assertEquals(graph + 1, number("gatehouse_graph_call_seconds_count", "201"));
    assertTrue(number("gatehouse_database_seconds_count", "open") > 0);
    assertTrue(number("gatehouse_graph_token_remaining_seconds", "") > 0);
  }

  @Test
  void throttlingAndItsRepetitionAreCounted() {
    double throttled = number("gatehouse_graph_throttled_total", "");
    double retries = number("gatehouse_graph_retries_total", "");
    sandbox.behaviour().invitations().next(SimulatedResponse.THROTTLED);
    assertEquals(201, gatehouse.invite(inviter(), body(someone(), false)).status());
    assertEquals(throttled + 1, number("gatehouse_graph_throttled_total", ""));
    assertEquals(retries + 1, number("gatehouse_graph_retries_total", ""));
  }

  /** The sum over all series of that name with the word in one of their labels. */
  private double number(String name, String word) {
    List<String> series =
        gatehouse
            .send(gatehouse.request("/metrics"))
            .text()
            .lines()
            .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
            .filter(line -> word.isEmpty() || line.contains("=\"" + word + "\""))
            .toList();
    return series.stream()
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }
}
