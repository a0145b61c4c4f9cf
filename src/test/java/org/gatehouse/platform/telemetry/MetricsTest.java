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
  private final Metrics metrics = new Metrics(notes);

  @AfterEach
  void close() {
    metrics.close();
  }

  private boolean tells(String line) {
    return metrics.scrape().lines().anyMatch(line::equals);
  }

  @Test
  void everythingCountedIsThereFromTheStart() {
    assertTrue(tells("gatehouse_graph_retries_total 0.0"), metrics::scrape);
    metrics.count(CounterName.RETRIED);
    assertTrue(tells("gatehouse_graph_retries_total 1.0"), metrics::scrape);
  }

  @Test
  void spanIsTimedByOperationAndOutcome() {
    metrics.timed(TimerName.DATABASE, "open", () -> "answer");
    assertThrows(
        IllegalStateException.class,
        () ->
            metrics.timed(
                TimerName.DATABASE,
                "open",
                () -> {
                  throw new IllegalStateException();
                }));
    for (String outcome : new String[] {"done", "failed"}) {
      assertTrue(
          tells(
              "gatehouse_database_seconds_count{operation=\"open\",outcome=\"" + outcome + "\"} 1"),
          metrics::scrape);
    }
  }

  @Test
  void spanIsInProgressUntilItsWatchIsClosed() {
    try (Metrics.Sample watch = metrics.start(TimerName.GRAPH, "invite")) {
      watch.outcome("201");
      assertTrue(tells("gatehouse_graph_call_active 1.0"), metrics::scrape);
    }
    assertTrue(tells("gatehouse_graph_call_active 0.0"), metrics::scrape);
  }

  @Test
  void seriesAreBounded() {
    for (int each = 0; each < 1_000; each++) {
      metrics.record(TimerName.GRAPH, "invite", "made up " + each, 1);
    }
    long series =
        metrics.scrape().lines().filter(line -> line.contains("call_seconds_count")).count();
    assertEquals(65, series);
  }

  @Test
  void numberIsReadWhenItIsAskedFor() {
    double[] number = {1};
    metrics.gauge("gatehouse.some.number", "Some number", () -> number[0]);
    number[0] = 2;
    assertTrue(tells("gatehouse_some_number 2.0"), metrics::scrape);
  }

  @Test
  void requestNotesWhatItsThreadHasSpent() {
    UUID id = UUID.randomUUID();
    notes.begin(null);
    metrics.record(TimerName.GRAPH, "invite", "201", 5);
    metrics.record(TimerName.GRAPH, "find", "200", 7);
    notes.invitation(id, "guest@example.com");
    RequestContext.Page page = notes.end();
    assertEquals(12, page.spent(TimerName.GRAPH));
    assertEquals(0, page.spent(TimerName.DATABASE));
    assertEquals(id, page.invitation());
  }

  @Test
  void threadThatAnswersNoRequestNotesNothing() {
    metrics.record(TimerName.GRAPH, "invite", "201", 5);
    notes.replayed();
    assertNull(notes.end());
  }
}
