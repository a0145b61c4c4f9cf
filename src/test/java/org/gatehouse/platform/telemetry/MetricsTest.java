package org.gatehouse.platform.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private final RequestContext notes = new RequestContext();
  private final Metrics meters = new Metrics(notes);

  @AfterEach
  void close() {
    meters.close();
  }

  private boolean tells(String line) {
    return meters.scrape().lines().anyMatch(line::equals);
  }

  @Test
  void everythingCountedIsThereFromTheStart() {
    assertTrue(tells("gatehouse_graph_retries_total 0.0"), meters::scrape);
    meters.count(CounterName.RETRIED);
    assertTrue(tells("gatehouse_graph_retries_total 1.0"), meters::scrape);
  }

  @Test
  void spanIsTimedByOperationAndOutcome() {
    meters.timed(TimerName.DATABASE, "open", () -> "answer");
    assertThrows(
        IllegalStateException.class,
        () ->
            meters.timed(
                TimerName.DATABASE,
                "open",
                () -> {
                  throw new IllegalStateException();
                }));
    for (String outcome : new String[] {"done", "failed"}) {
      assertTrue(
          tells(
              "gatehouse_database_seconds_count{operation=\"open\",outcome=\"" + outcome + "\"} 1"),
          meters::scrape);
    }
  }

  @Test
  void spanIsInProgressUntilItsWatchIsClosed() {
    try (Metrics.Sample watch = meters.start(TimerName.GRAPH, "invite")) {
      watch.outcome("201");
      assertTrue(tells("gatehouse_graph_call_active 1.0"), meters::scrape);
    }
    assertTrue(tells("gatehouse_graph_call_active 0.0"), meters::scrape);
  }

  @Test
  void seriesAreBounded() {
    for (int each = 0; each < 1_000; each++) {
      meters.record(TimerName.GRAPH, "invite", "made up " + each, 1);
    }
    long series =
        meters.scrape().lines().filter(line -> line.contains("call_seconds_count")).count();
    assertEquals(65, series);
  }

  @Test
  void numberIsReadWhenItIsAskedFor() {
    double[] number = {1};
    meters.gauge("gatehouse.some.number", "Some number", () -> number[0]);
    number[0] = 2;
    assertTrue(tells("gatehouse_some_number 2.0"), meters::scrape);
  }

  @Test
  void requestNotesWhatItsThreadHasSpent() {
    UUID id = UUID.randomUUID();
    notes.begin(null);
    meters.record(TimerName.GRAPH, "invite", "201", 5);
    meters.record(TimerName.GRAPH, "find", "200", 7);
    notes.invitation(id, "guest@example.com");
    RequestContext.Page page = notes.end();
    assertEquals(12, page.spent(TimerName.GRAPH));
    assertEquals(0, page.spent(TimerName.DATABASE));
    assertEquals(id, page.invitation());
  }

  @Test
  void threadThatAnswersNoRequestNotesNothing() {
    meters.record(TimerName.GRAPH, "invite", "201", 5);
    notes.replayed();
    assertNull(notes.end());
  }
}
